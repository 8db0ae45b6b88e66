using System.Text;
using Budget.Core.Ballots;

namespace Budget.Core.Pabulib;

/// <summary>What the section META says, as far as the reader needs it.</summary>
internal sealed record MetaSection(PabulibMeta Meta, BallotKind Kind, AmountCell Budget, BallotLimits Limits)
{
    private const string ChooseOne = "choose-1";

    private static readonly (string VoteType, BallotKind Kind)[] Kinds =
    [
        ("approval", BallotKind.Approval), (ChooseOne, BallotKind.Approval), ("ordinal", BallotKind.Ranked),
        ("cumulative", BallotKind.Cumulative), ("scoring", BallotKind.Scoring),
    ];

    /// <summary>Reads from the heading to the next heading.</summary>
    public static Fault? Read(ref LineReader lines, out MetaSection? section)
    {
        section = null;
        if (lines.Expect("META") is { } noMeta)
        {
            return noMeta;
        }

        if (MetaLines.Read(ref lines, out var meta) is { } broken)
        {
            return broken;
        }

        if (Find(meta!, "vote_type", "vote_type;approval", lines.Start, out var voteType, out var at) is { } noType)
        {
            return noType;
        }

        var known = Array.Find(Kinds, row => row.VoteType.Equals(voteType, StringComparison.OrdinalIgnoreCase));
        if (known.VoteType is null)
        {
            return new Fault(at, $"Found {Fault.Quote(Encoding.UTF8.GetBytes(voteType))} for vote_type; expected "
                + $"{string.Join(", ", Kinds.Select(row => row.VoteType))}.");
        }

        if (Find(meta!, "budget", "budget;500000", lines.Start, out var written, out at) is { } noBudget)
        {
            return noBudget;
        }

        if (AmountCell.Read(Encoding.UTF8.GetBytes(written), at, "budget", out var budget) is { } noAmount)
        {
            return noAmount;
        }

        section = new(meta!, known.Kind, budget, LimitKeys.Of(meta!, known.VoteType == ChooseOne));
        return null;
    }

    private static Fault? Find(PabulibMeta meta, string key, string example, int end, out string value, out int at)
    {
        var entry = meta.IndexOf(key);
        value = entry < 0 ? "" : meta.Entries[entry].Value;
        at = entry < 0 ? end : meta.PlaceOf(entry);
        return entry >= 0 ? null
            : new Fault(end, $"The section META ends here without {key}; expected a line such as {example}.");
    }
}
