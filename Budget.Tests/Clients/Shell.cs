using System.Diagnostics;
using Budget.Tests.Architecture;

namespace Budget.Tests.Clients;

/// <summary>What a script of bash said, run in the folder of the solution as a stranger would run it.</summary>
internal sealed record Shell(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="script">Ends at its first failure.</param>
    /// <param name="onLine">Sees each line that the script says, while it runs.</param>
    public static async Task<Shell> RunAsync(string script, Action<string>? onLine = null)
    {
        using var bash = Start(script);
        var error = bash.StandardError.ReadToEndAsync();
        var said = new List<string>();
        using var patience = new CancellationTokenSource(Patience);
        while (await bash.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.Add(line);
            onLine?.Invoke(line);
        }

        await bash.WaitForExitAsync(patience.Token);
        return new(bash.ExitCode, string.Join('\n', said), await error);
    }

    public static Process Start(string script) => Process.Start(new ProcessStartInfo(
        "bash", ["-euo", "pipefail", "-c", script])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        // What a build leaves running would hold our pipes open.
        Environment =
        {
            ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_NOLOGO"] = "1",
        },
    })!;

    /// <summary>Ends the test as skipped where a tool or a folder is missing.</summary>
    public static void Needs(string what, string how, bool isThere)
    {
        if (!isThere)
        {
            TestContext.Out.WriteLine($"SKIPPED: there is no {what}: {how}.");
            Assert.Ignore($"SKIPPED: there is no {what}: {how}.");
        }
    }

    /// <summary>Whether a program can be called.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What the TypeScript client is made with.</summary>
    public static void NeedsNode()
    {
        Needs("bash", "install it", Has("bash"));
        Needs("Node", "install Node 20.19 or later", Has("node") && Has("npm"));
        Needs(
            "openapi/clients/typescript/node_modules", "npm ci --prefix openapi/clients/typescript",
            Directory.Exists(Repository.PathOf("openapi/clients/typescript/node_modules")));
    }

    /// <summary>What the C# client is made with.</summary>
    public static void NeedsGenerator()
    {
        Needs("bash", "install it", Has("bash"));
        Needs(
            "NSwag", "dotnet restore openapi/clients/csharp",
            File.Exists(Repository.PathOf("artifacts/obj/Budget.Client/project.assets.json")));
    }
}
