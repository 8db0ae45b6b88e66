using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Pabulib;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary>What stands in a file, or why that cannot be read. A file called <c>-</c> is the standard input.</summary>
internal static class InputFile
{
    private const int PieceLength = 1 << 20;

    public static Answer<byte[]> ReadBytes(string file, Terminal terminal)
    {
        try
        {
            if (file == "-")
            {
                return Read(terminal.In, terminal);
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return Read(stream, terminal);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Problem.InvalidInput(
                Directory.Exists(file) ? "This is a folder; expected a file."
                : file == "-" || File.Exists(file) ? "It cannot be read; expected a readable file."
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
        if (PreflibElection.IsNamed(file))
        {
            return Problem.InvalidInput("It is called like a PrefLib file; allocate and compare read it.");
        }

        var (bytes, problem) = ReadBytes(file, terminal);
        return bytes is null ? problem!
            : PabulibReader.TryRead(bytes, new PabulibOptions { Strict = strict }, out var read, out var error) ? read
            : Problem.InvalidInput(error);
    }

    /// <summary>An election; whoever reads only its outcome hears of what makes the file doubtful.</summary>
    public static Answer<NamedElection> ReadElection(string file, HowToRead how, Terminal terminal)
    {
        var start = terminal.Clock.GetTimestamp();
        if (PreflibElection.IsNamed(file))
        {
            var (bytes, unread) = ReadBytes(file, terminal);
            return bytes is null ? unread! : PreflibElection.Read(file, bytes, how);
        }

        if (how.Budget is not null || how.Costs is not null)
        {
            return Problem.InvalidInput("--budget, --costs: expected no such option, since the file says both itself.");
        }

        var (read, problem) = ReadPabulib(file, how.Strict, terminal);
        if (read is null)
        {
            return problem!;
        }

        var subject = NamedElection.Of(file, read) with { ReadTime = terminal.Clock.GetElapsedTime(start) };
        if (PabulibFindings.Doubts(read) is [var first, ..])
        {
            var count = PabulibFindings.Of(read).Count;
            var oddities = count == 1 ? "1 oddity" : $"{Figures.English.Count(count)} oddities, among them";
            terminal.Error.WriteLine(ForPeople.Name($"{file}: validate finds {oddities}: {first}"));
        }

        return subject;
    }

    // A file says how long it is and is read at once; what does not is read piece by piece, and what never ends is not
    // read for ever.
    private static Answer<byte[]> Read(Stream input, Terminal terminal)
    {
        var pieces = new List<byte[]>();
        var (total, next) = (0L, input.CanSeek ? input.Length : 0);
        while (total + next <= terminal.LargestInput)
        {
            terminal.Cancellation.ThrowIfCancellationRequested();
            var piece = new byte[next == 0 ? PieceLength : next];
            var count = input.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            total += count;
            next = 0;
            pieces.Add(count == piece.Length ? piece : piece[..count]);
            if (count < piece.Length && total <= terminal.LargestInput)
            {
                return pieces is [var whole, []] ? whole : Join(pieces, total);
            }
        }

        return Problem.InvalidInput(
            $"It is too large; expected at most {Figures.English.Count(terminal.LargestInput)} bytes.");
    }

    private static byte[] Join(List<byte[]> pieces, long total)
    {
        var (joined, at) = (new byte[total], 0);
        foreach (var piece in pieces)
        {
            piece.CopyTo(joined, at);
            at += piece.Length;
        }

        return joined;
    }
}
