using System.Globalization;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Core.Preflib;

/// <summary>The lines <c>5: 1,{2,3},4</c>: five voters have this order; who is equally good is in braces.</summary>
internal sealed class PreflibOrders(PreflibHeader header)
{
    private readonly ProfileBuilder _profile = new(BallotKind.Ranked, header.Alternatives);
    private readonly int[] _places = PreflibFile.Places(header.Alternatives);
    private readonly long[] _seenOn = new long[header.Alternatives];
    private readonly List<int> _projects = [];
    private readonly List<int> _tiers = [];
    private long _orders;
    private long _voters;

    /// <summary>Reads a line, which starts at a place in the text.</summary>
    public Fault? Read(ReadOnlySpan<byte> line, int at)
    {
        var colon = line.IndexOf((byte)':');
        var count = line[..Math.Max(colon, 0)].TrimEnd(" \t"u8);
        if (!long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var voters) || voters == 0
            || voters > PreflibHeader.MaxVoters - _voters)
        {
            return new Fault(at, "Found no number of voters before a colon; expected a line such as "
                + $"'5: 1,{{2,3}},4', and at most {PreflibHeader.MaxVoters} voters in all.");
        }

        _orders++;
        _voters += voters;
        _projects.Clear();
        _tiers.Clear();
        var isEmpty = line[(colon + 1)..].Trim(" \t"u8).IsEmpty;
        if ((isEmpty ? null : ReadOrder(line, colon + 1, at)) is { } fault)
        {
            return fault;
        }

        if (header.IsComplete && _projects.Count < header.Alternatives)
        {
            return new Fault(at, $"Found {_projects.Count} alternatives; expected all {header.Alternatives}, since the "
                + "data type says that orders are complete.");
        }

        _profile.AddRanking([.. _projects], [.. _tiers], voters);
        return null;
    }

    /// <summary>The file, when the header agrees with the orders.</summary>
    public Fault? Finish(out PreflibFile? file)
    {
        var fault = header.Check(_voters, _orders);
        file = fault is null ? new PreflibFile(header.Title, header.Names, _profile.Build()) : null;
        return fault;
    }

    // An item is a number, or numbers in braces; commas stand between items and between numbers.
    private Fault? ReadOrder(ReadOnlySpan<byte> line, int next, int at)
    {
        var (tier, open) = (0, -1);
        while (true)
        {
            next = AfterBlanks(line, next);
            if (open < 0 && Is(line, next, '{'))
            {
                open = next;
                next = AfterBlanks(line, next + 1);
            }

            if (List(line, ref next, at, tier, isTied: open >= 0) is { } fault)
            {
                return fault;
            }

            next = AfterBlanks(line, next);
            if (open >= 0 && Is(line, next, '}'))
            {
                open = -1;
                next = AfterBlanks(line, next + 1);
            }

            if (next == line.Length)
            {
                return open < 0 ? null : new Fault(at + open, "Found '{' that is not closed; end the tier with '}'.");
            }

            if (!Is(line, next++, ','))
            {
                return new Fault(at + next - 1, "Found more behind an alternative; expected a comma or the end.");
            }

            tier += open < 0 ? 1 : 0;
        }
    }

    private Fault? List(ReadOnlySpan<byte> line, ref int next, int at, int tier, bool isTied)
    {
        var start = next;
        while (next < line.Length && line[next] is >= (byte)'0' and <= (byte)'9')
        {
            next++;
        }

        if (!int.TryParse(line[start..next], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > header.Alternatives)
        {
            return new Fault(at + start, $"Found no alternative; expected a number from 1 to {header.Alternatives}.");
        }

        if (_seenOn[number - 1] == _orders)
        {
            return new Fault(at + start, $"Found the alternative {number} again in one order; list each once.");
        }

        _seenOn[number - 1] = _orders;
        _projects.Add(_places[number - 1]);
        _tiers.Add(tier);
        return isTied && header.IsStrict
            ? new Fault(at + start, "Found a tier, where the data type says that orders are strict.")
            : null;
    }

    private static bool Is(ReadOnlySpan<byte> line, int at, char mark) => at < line.Length && line[at] == mark;

    private static int AfterBlanks(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at;
    }
}
