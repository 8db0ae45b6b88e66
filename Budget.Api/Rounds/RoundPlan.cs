using Budget.Api.Hosting;
using Budget.Api.Lines;
using Budget.Api.Projects;
using Budget.Api.Storage;
using Budget.Core.Rules;

namespace Budget.Api.Rounds;

/// <summary>Everything that has been said about a round before its lock.</summary>
/// <param name="RollEntries">How many may vote.</param>
/// <param name="LastLock">What was locked before the round was unlocked; null when it never was.</param>
/// <param name="UnlockedAt">When it was unlocked last.</param>
internal sealed record RoundPlan(
    Round Round, RuleSet? RuleSet, IReadOnlyList<PlannedLine> Lines, IReadOnlyList<PlannedProject> Projects,
    long RollEntries, Manifest? LastLock, DateTimeOffset? UnlockedAt)
{
    /// <summary>The projects that will stand on the ballot.</summary>
    public IEnumerable<PlannedProject> Approved =>
        Projects.Where(project => project.State == ProjectState.Approved);

    /// <summary>
    /// Since when people could see what is going to be locked: a change after an unlock starts the hearing again.
    /// </summary>
    public DateTimeOffset? HeardFrom => UnlockedAt is { } unlocked && LastLock is { } last && IsOther(last)
        ? unlocked
        : Round.HearingFrom;

    /// <summary>What a lock would freeze now; only for a plan that has a rule set and a mandate.</summary>
    public Manifest ToManifest(long version) => new(
        Round.Id, version, Round.Settings.Title, Round.Settings.Currency, Round.Settings.Mandate!,
        Round.Settings.Household, Round.Settings.LotDrawEvent, RuleSet!,
        [.. Lines.Select(line => line.Locked)],
        [.. Approved.Select(project => project.Locked.AskedBy(RuleSet!))], ManifestTerms.Of(Round.Settings));

    public static RoundPlan Read(Session session, Round round) => new(
        round,
        RuleSetOfRound.Of(round),
        [.. session.All<LineRow>(
            """
            SELECT id, title, amount_minor AS amountMinor, reserve_minor AS reserveMinor,
                decision_reference AS decisionReference, limits FROM line WHERE round_id = @Id ORDER BY id
            """,
            new { round.Id }).Select(row => row.ToLine())],
        [.. session.All<ProjectRow>(
            """
            SELECT id, line_id AS lineId, title, price_minor AS priceMinor, state, area_id AS areaId, categories
            FROM project
            WHERE round_id = @Id ORDER BY id
            """,
            new { round.Id }).Select(row => row.ToProject())],
        session.One<long>("SELECT COUNT(*) FROM roll_entry WHERE round_id = @Id", new { round.Id }),
        RuleLock.All(session, round.Id) is [.., var last] ? Manifest.Parse(last.Canonical) : null,
        Transition.LastUnlock(session, round.Id)?.DoneAt);

    // Other times are no other vote: the hearing is about rule, lines, projects and prices.
    private bool IsOther(Manifest last) =>
        RuleSet is null || Round.Settings.Mandate is null
        || (ToManifest(last.Version) with { Terms = last.Terms }).ToCanonical() != last.ToCanonical();

    private sealed record LineRow(
        string Id, string Title, long AmountMinor, long ReserveMinor, string? DecisionReference, string Limits)
    {
        public PlannedLine ToLine() => new(
            new(Id, Title, AmountMinor, ReserveMinor, WireFormat.Read<LineLimits>(Limits)), DecisionReference);
    }

    private sealed record ProjectRow(
        string Id, string LineId, string Title, long PriceMinor, string State, string? AreaId, string Categories)
    {
        public PlannedProject ToProject() => new(
            new(Id, LineId, Title, PriceMinor, AreaId, WireFormat.Read<string[]>(Categories)),
            WireFormat.ReadWord<ProjectState>(State));
    }
}

/// <summary>A line before the lock.</summary>
internal sealed record PlannedLine(ManifestLine Locked, string? DecisionReference)
{
    /// <summary>What the rule may spend.</summary>
    public long AvailableMinor => Locked.AmountMinor - Locked.ReserveMinor;
}

/// <summary>A project before the lock.</summary>
internal sealed record PlannedProject(ManifestProject Locked, ProjectState State);
