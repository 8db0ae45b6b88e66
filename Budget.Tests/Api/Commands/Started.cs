using System.Diagnostics;
using System.Text;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Commands;

/// <summary>What the program answered as a process, started in the folder of the solution.</summary>
internal sealed record Started(int ExitCode, byte[] Bytes, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Out => Encoding.UTF8.GetString(Bytes);

    public static Started With(IEnumerable<string> arguments, string language)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Budget.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["LANG"] = language, ["LC_ALL"] = language },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            Assert.Fail("The program did not end.");
        }

        return new(process.ExitCode, bytes.ToArray(), error.GetAwaiter().GetResult());
    }
}
