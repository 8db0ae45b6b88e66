using Budget.Api.Allocations;
using Budget.Api.Exports;
using Budget.Api.Rounds;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Api.Results;

/// <summary>A line, counted.</summary>
/// <param name="Line">The line as it was locked.</param>
/// <param name="Withdrawn">The ids of its projects that were withdrawn, ascending.</param>
/// <param name="ByRule">What the rule recommends.</param>
/// <param name="ByMostVotes">What most votes would have recommended.</param>
internal sealed record LineCount(
    ManifestLine Line, IReadOnlyList<string> Withdrawn, Calculation ByRule, Calculation ByMostVotes)
{
    public Election Election => ByRule.Subject.Election;

    public long Ballots => Election.Profile.VoterCount;

    /// <summary>What may be spent: the amount less the reserve.</summary>
    public long BudgetMinor => Line.AmountMinor - Line.ReserveMinor;

    /// <summary>Counts the ballots of a line: the file that will be published is the one that is read.</summary>
    /// <param name="file">What the file says beside the ballots.</param>
    /// <param name="count">How many ballots there are.</param>
    /// <param name="choices">What they say, in UTF-8; the order decides nothing.</param>
    /// <param name="clock">Times the rule.</param>
    public static LineCount Of(BallotFile file, long count, IEnumerable<byte[]> choices, TimeProvider clock)
    {
        var text = file.Write(count, choices);
        var subject = NamedElection.Of($"{file.Line.Id}.pb", BallotFile.Read(text.WrittenMemory));
        var set = RuleSetOf(file.Round, file.Manifest);
        return new(file.Line, file.Withdrawn, Run(set), Run(MostVotes(set)));

        Calculation Run(RuleSet by) => Calculation.Of(subject, by, clock, onStep: null, CancellationToken.None);
    }

    /// <summary>The rule set that was locked, with the lot that was drawn since, if any was.</summary>
    public static RuleSet RuleSetOf(Round round, Manifest manifest) => round.LotSeed is { } seed
        ? manifest.RuleSet with { Ties = manifest.RuleSet.Ties with { LotSeed = seed } }
        : manifest.RuleSet;

    /// <summary>The ids of what a calculation recommends, in order.</summary>
    public static IReadOnlyList<string> Allocation(Calculation calculation) =>
        [.. calculation.Outcome.Allocation.Select(calculation.Subject.IdOf)];

    // The id comes last, so that a comparison is never without an answer.
    private static RuleSet MostVotes(RuleSet set) => new()
    {
        Rule = Greedy.Name,
        Satisfaction = Satisfaction.Cost,
        OnMisfit = OnMisfit.Skip,
        Ties = set.Ties with { Keys = [.. set.Ties.Keys.Append(TieKey.Id).Distinct()] },
        SupportedOnly = true,
        Constraints = set.Constraints,
    };
}
