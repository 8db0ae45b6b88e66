using System.Numerics;
using Budget.Api.Hosting;
using Budget.Api.Rounds;
using Budget.Api.Voters;
using Budget.Core;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>
/// What is hashed and signed: which rule, which ballots, which outcome. From it and the published ballots anybody can
/// recompute the result.
/// </summary>
internal static class ResultRecord
{
    private const int RoundDecimals = 2;

    // Of these the ballots of a small line could be guessed: the fingerprint by trying, the others by counting back.
    private static readonly string[] OnlyWithBallots = ["fingerprint", "completion", "decisions", "tieOccurred"];

    /// <param name="round">The round, sealed.</param>
    /// <param name="manifest">What its lock froze.</param>
    /// <param name="ballots">How many ballots were sealed, whatever lines they spoke of.</param>
    /// <param name="lines">Its lines, counted.</param>
    /// <param name="now">When they were counted.</param>
    /// <param name="version">Of the result: the first is 1.</param>
    /// <param name="before">The record in whose place this one comes.</param>
    public static CanonicalJson Of(
        Round round, Manifest manifest, long ballots, IReadOnlyList<LineCount> lines, DateTimeOffset now,
        long version = 1, Superseded? before = null)
    {
        var least = round.Settings.MinimumCell;
        var isShown = SmallCells.MayTellWhole(ballots, lines.Select(line => line.Ballots), least);
        return CanonicalJson.ObjectOf(
            ("roundId", round.Id),
            ("version", version),
            ("supersedes", before?.ToCanonical()),
            ("title", manifest.Title),
            ("isSandbox", round.IsSandbox ? true : null),
            ("currency", manifest.Currency),
            ("manifestHash", round.LockHash!),
            ("engineVersion", Engine.Version),
            ("countedAt", now.ToWire()),
            ("ballots", CanonicalJson.ObjectOf(
                ("counted", isShown ? CanonicalJson.Of(ballots) : null),
                ("lines", CanonicalJson.ObjectOf(lines.Where(line => line.Ballots >= least)
                    .Select(line => (line.Line.Id, (CanonicalJson?)CanonicalJson.Of(line.Ballots))))))),
            ("lines", CanonicalJson.ArrayOf(lines.Select(line => Of(line, round.Settings)))));
    }

    private static CanonicalJson Of(LineCount line, RoundSettings settings)
    {
        var isOpen = line.Ballots >= settings.BallotsPublishedFrom;
        var set = line.ByRule.RuleSet;
        var outcome = OutcomeJson.Members(line.Election, set, line.ByRule.Outcome)
            .Where(member => isOpen || !OnlyWithBallots.Contains(member.Name));
        return CanonicalJson.ObjectOf(
        [
            .. outcome,
            ("line", line.Line.Id),
            ("title", line.Line.Title),
            ("lotSeed", set.Ties.LotSeed is { } seed ? CanonicalJson.Of(seed) : null),
            ("budgetMinor", line.BudgetMinor),
            ("costMinor", CostMinor(line)),
            ("ballotsPublished", isOpen),
            ("ballots", line.Ballots >= settings.MinimumCell ? CanonicalJson.Of(line.Ballots) : null),
            ("withdrawn", Ids(line.Withdrawn)),
            ("mostVotes", Ids(LineCount.Allocation(line.ByMostVotes))),
            ("projects", CanonicalJson.ArrayOf(line.Election.Instance.Projects.Select((project, at) =>
                CanonicalJson.ObjectOf(
                    ("id", project.Id.Value),
                    ("cost", line.Election.Instance.Format(project.Cost.MinorUnits)),
                    ("votes", isOpen ? CanonicalJson.Of(line.Election.Profile.Votes(at)) : null))))),
        ]);
    }

    // The file may need fewer decimals than the currency has.
    private static long CostMinor(LineCount line)
    {
        var instance = line.Election.Instance;
        var scale = (long)BigInteger.Pow(10, RoundDecimals - instance.Decimals);
        return (long)instance.CostMinor(line.ByRule.Outcome.Allocation) * scale;
    }

    private static CanonicalJson Ids(IEnumerable<string> ids) => CanonicalJson.ArrayOf(ids.Select(CanonicalJson.Of));
}
