using Budget.Api.Lines;
using Budget.Api.Projects;
using Budget.Api.Rounds;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class ReadinessTests
{
    private static readonly DateTimeOffset Now = RunningTown.Start;

    private static readonly RoundPlan Ready = new(
        new Round(
            "rnd-a", RoundState.Hearing,
            new RoundSettings(
                "Aars", Mandate: "The council decides.", CouncilReference: "26/1", OpensAt: Now.AddDays(8),
                ClosesAt: Now.AddDays(20), HearingDays: 14, Population: 1000),
            null, Now.AddDays(-14), 0, null, null, null, null, 1),
        SeededRound.EqualShares,
        [new(new("lin-a", "Nord", 1000, 100, new LineLimits(MaxProjects: 3)), null)],
        [Project("prj-a", 300), Project("prj-b", 400), Project("prj-c", 450)],
        RollEntries: 900, LastLock: null, UnlockedAt: null);

    public static IEnumerable<TestCaseData> Errors =>
    [
        Case("mandate-missing", plan => Said(plan, said => said with { Mandate = " " })),
        Case("line-missing", plan => plan with { Lines = [], Projects = [] }),
        Case("line-without-project", plan => plan with { Projects = [] }),
        Case("line-without-project", plan => plan with
        {
            Projects = [.. plan.Projects.Select(project => project with { State = ProjectState.Rejected })],
        }),
        Case("ballot-impossible", plan => Line(plan, line => line with { Limits = new(MinProjects: 4) })),
        Case("project-undecided", plan => plan with
        {
            Projects = [.. plan.Projects, Project("prj-d", 100) with { State = ProjectState.Proposed }],
        }),
        Case("rule-set-missing", plan => plan with { RuleSet = null }),
        Case("rule-unsupported-ballots", plan => plan with
        {
            RuleSet = plan.RuleSet! with { Satisfaction = Satisfaction.Points },
        }),
        Case("rule-unsupported-ballots", plan => plan with
        {
            RuleSet = plan.RuleSet! with { Completion = [new GreedyCompletion(Satisfaction.Points)] },
        }),
        Case("rule-unsupported-ballots", plan => plan with { RuleSet = ForRankings("expanding-approvals") }),
        Case("rule-unsupported-ballots", plan => plan with { RuleSet = ForRankings("stv") }),
        Case("tie-open", plan => Ties(plan, new([TieKey.Cost, TieKey.Votes, TieKey.Lot]))),
        Case("tie-open", plan => Ties(plan, new([TieKey.Cost, TieKey.Votes], "a seed nobody asks"))),
        Case("constraint-without-project", plan => plan with
        {
            RuleSet = plan.RuleSet! with
            {
                Constraints = [new Exclusive(new(GroupBy.Projects, ["prj-a", "prj-b"])),
                    new Cap(new(GroupBy.Category, ["cat-of-another-round"]), 1)],
            },
        }),
        Case("earmarked-too-much", plan => plan with
        {
            RuleSet = plan.RuleSet! with
            {
                Constraints = [new Earmark(
                    new(GroupBy.Projects, ["prj-a"]), new Rational(901, 100), Unspent.Carry, CompetesAgain: false)],
            },
        }),
        Case("times-missing", plan => Said(plan, said => said with { ClosesAt = null })),
        Case("opening-past", plan => Said(plan, said => said with { OpensAt = Now })),
        Case("closing-before-opening", plan => Said(plan, said => said with { ClosesAt = said.OpensAt })),
        Case("hearing-short", plan => Said(plan, said => said with { HearingDays = 15 })),
        Case("hearing-short", plan => plan with { Round = plan.Round with { HearingFrom = null } }),
    ];

    public static IEnumerable<TestCaseData> Warnings =>
    [
        Case("minimum-cell-one", plan => Said(plan, said => said with { MinimumCell = 1 })),
        Case("cheapest-above-line", plan => Line(plan, line => line with { AmountMinor = 350 })),
        Case("no-choice", plan => Line(plan, line => line with { AmountMinor = 1250 })),
        Case("project-above-half", plan => plan with { Projects = [.. plan.Projects, Project("prj-d", 451)] }),
        Case("project-above-line", plan => plan with { Projects = [.. plan.Projects, Project("prj-d", 901)] }),
        Case("one-choice-proportional", plan => Line(plan, line => line with { Limits = new(MaxProjects: 1) })),
        Case("roll-off-population", plan => plan with { RollEntries = 699 }),
        Case("roll-off-population", plan => plan with { RollEntries = 1301 }),
        Case("roll-small", plan => plan with { RollEntries = 4 }),
        Case("opening-soon", plan => Said(plan, said => said with { OpensAt = Now.AddDays(7).AddSeconds(-1) })),
        Case("title-twice", plan => plan with
        {
            Projects = [.. plan.Projects, new(new("prj-d", "lin-a", "PRJ-A ", 100), ProjectState.Approved)],
        }),
        Case("reserve-missing", plan => Line(plan, line => line with { ReserveMinor = 0 })),
        Case("council-reference-missing", plan => Said(plan, said => said with { CouncilReference = null })),
    ];

    [Test]
    public void A_round_that_lacks_nothing_gives_no_finding() => Assert.That(Readiness.Of(Ready, Now), Is.Empty);

    [TestCaseSource(nameof(Errors))]
    public void What_is_missing_blocks_the_lock(string code, object plan) => Assert.That(
        Readiness.Of((RoundPlan)plan, Now).Where(finding => finding.IsBlocking).Select(finding => finding.Code),
        Is.EqualTo(new[] { code }));

    [TestCaseSource(nameof(Warnings))]
    public void What_is_only_unwise_warns(string code, object plan)
    {
        var findings = Readiness.Of((RoundPlan)plan, Now);
        Assert.That(findings.Select(finding => finding.Code), Has.Member(code));
        Assert.That(findings.Where(finding => finding.IsBlocking), Is.Empty);
    }

    [Test]
    public void A_draw_named_in_the_settings_or_the_id_closes_every_tie()
    {
        var byDraw = Said(
            Ties(Ready, new([TieKey.Cost, TieKey.Lot])), said => said with { LotDrawEvent = "Lotto, 3 October" });
        Assert.That(Readiness.Of(byDraw, Now), Is.Empty);
        Assert.That(Readiness.Of(Ties(Ready, new([TieKey.Cost, TieKey.Id])), Now), Is.Empty);
    }

    [Test]
    public void After_an_unlock_the_hearing_starts_again_only_if_what_is_locked_changed()
    {
        var unlocked = Ready with { LastLock = Ready.ToManifest(1), UnlockedAt = Now.AddDays(-1) };
        var dearer = unlocked with
        {
            Projects = [Project("prj-a", 301), .. unlocked.Projects.Skip(1)],
        };
        Assert.That(Readiness.Of(unlocked, Now), Is.Empty);
        Assert.That(Readiness.Of(dearer, Now).Select(finding => finding.Code), Is.EqualTo(new[] { "hearing-short" }));
    }

    [Test]
    public void Every_finding_is_said_in_two_languages()
    {
        var all = Errors.Concat(Warnings).SelectMany(one => Readiness.Of((RoundPlan)one.Arguments[1]!, Now)).ToList();
        Assert.That(all.Where(finding => finding.English == finding.Danish), Is.Empty);
        Assert.That(all.Select(finding => finding.English + finding.Danish), Has.None.Contains("{"));
    }

    private static TestCaseData Case(string code, Func<RoundPlan, RoundPlan> change) => new(code, change(Ready));

    private static RuleSet ForRankings(string rule) => new() { Rule = rule, Ties = new([TieKey.Id]) };

    private static PlannedProject Project(string id, long price) =>
        new(new(id, "lin-a", id, price), ProjectState.Approved);

    private static RoundPlan Said(RoundPlan plan, Func<RoundSettings, RoundSettings> change) =>
        plan with { Round = plan.Round with { Settings = change(plan.Round.Settings) } };

    private static RoundPlan Line(RoundPlan plan, Func<ManifestLine, ManifestLine> change) =>
        plan with { Lines = [plan.Lines[0] with { Locked = change(plan.Lines[0].Locked) }] };

    private static RoundPlan Ties(RoundPlan plan, TieOrder ties) =>
        plan with { RuleSet = plan.RuleSet! with { Ties = ties } };
}
