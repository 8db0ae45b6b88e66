using System.Diagnostics;
using System.Text.RegularExpressions;
using Budget.Api.Hosting;

namespace Budget.Tests.Api.Ballots;

/// <summary>The program as a process of its own, to be killed as a power cut would.</summary>
internal sealed partial class KilledService : IDisposable
{
    private readonly Process _process;

    private KilledService(Process process, Uri url, string said) => (_process, Url, Said) = (process, url, said);

    public Uri Url { get; }

    /// <summary>What it said until it was ready.</summary>
    public string Said { get; }

    /// <summary>Starts it and waits until it says where it listens.</summary>
    public static async Task<KilledService> StartAsync(ApplicationSettings settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Budget.Api.dll");
        var start = new ProcessStartInfo("dotnet", [program, "serve"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["Budget__DataFolder"] = settings.DataFolder,
                ["Budget__Database"] = settings.Database,
                ["Budget__Url"] = "http://127.0.0.1:0",
                ["Budget__RateLimits"] = "false",
            },
        };
        var process = Process.Start(start)!;
        var said = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                // Nobody reads the rest, and a full pipe must not stop the service.
                _ = process.StandardOutput.ReadToEndAsync();
                return new KilledService(process, new Uri(Address().Match(said).Value), said);
            }
        }

        throw new InvalidOperationException($"The service did not start: {said}");
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Address();
}
