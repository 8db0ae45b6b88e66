using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Pabulib;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary>What stands in a file, or why that cannot be read. A file called <c>-</c> is the standard input.</summary>
internal static class InputFile
{
    public static Answer<byte[]> ReadBytes(string file, Terminal terminal)
    {
        try
        {
            return file == "-" ? ReadAll(terminal.In) : File.ReadAllBytes(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Problem.InvalidInput(
                Directory.Exists(file) ? "This is a folder; expected a file."
                : file == "-" || File.Exists(file) ? "It cannot be read; expected a readable file below 2 GB."
                : "There is no such file.");
        }
    }

    public static Answer<RuleSet> ReadRuleSet(string file, Terminal terminal)
    {
        var (bytes, problem) = ReadBytes(file, terminal);
        if (bytes is null)
        {
            return problem!;
        }

        var errors = new List<JsonError>();
        return RuleSetReader.Read(bytes, errors) is { } set ? set : Problem.InvalidInput(errors);
    }

    public static Answer<PabulibFile> ReadPabulib(string file, bool strict, Terminal terminal)
    {
        var (bytes, problem) = ReadBytes(file, terminal);
        return bytes is null ? problem!
            : PabulibReader.TryRead(bytes, new PabulibOptions { Strict = strict }, out var read, out var error) ? read
            : Problem.InvalidInput(error);
    }

    public static Answer<NamedElection> ReadElection(string file, bool strict, Terminal terminal)
    {
        var start = terminal.Clock.GetTimestamp();
        var (read, problem) = ReadPabulib(file, strict, terminal);
        return read is null
            ? problem!
            : NamedElection.Of(file, read) with { ReadTime = terminal.Clock.GetElapsedTime(start) };
    }

    private static byte[] ReadAll(Stream input)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
