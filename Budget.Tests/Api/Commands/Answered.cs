using System.Text;
using System.Text.Json;
using Budget.Api.Commands;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Commands;

/// <summary>What a command line answered.</summary>
internal sealed record Answered(int ExitCode, string Out, string Error)
{
    /// <summary>The bundled example.</summary>
    public static string Example { get; } = Repository.PathOf("Budget.Api/Examples/aars.pb");

    /// <summary>Each line as JSON.</summary>
    public JsonElement[] Lines => [.. OutLines.Select(line => JsonDocument.Parse(line).RootElement)];

    public string[] OutLines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines without their file and times: what the same election has to answer every time.</summary>
    public string[] Canonical =>
        [.. OutLines.Select(line => line[line.IndexOf("\"allocation\"", StringComparison.Ordinal)..])];

    public static Answered To(params string[] arguments) => To(arguments, terminal => terminal);

    public static Answered To(string[] arguments, Func<Terminal, Terminal> with, string input = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var typed = new MemoryStream(Encoding.UTF8.GetBytes(input));
        var terminal = new Terminal(typed, output, error) { Clock = new SilentClock() };
        var exitCode = CommandLine.Run(arguments, with(terminal));
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The clock of the machine without its timers: a busy machine must not change what is answered.</summary>
    private sealed class SilentClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
