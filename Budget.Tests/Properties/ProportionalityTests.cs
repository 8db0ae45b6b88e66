using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Properties;

public class ProportionalityTests
{
    private const int Cases = 10_000;

    [Test]
    public void Equal_shares_leaves_no_group_short_by_more_than_one_project() =>
        Sampled.Over(EqualSharesCases, Cases, one =>
        {
            var (electorate, outcome) = Run(one);
            if (outcome.Refusal is not null || electorate.Voters.Length == 0)
            {
                return "refused or without voters";
            }

            var funded = outcome.Allocation.ToArray();
            var share = Share(electorate);
            var violation = EjrPlus.ViolationInAnyGroup(electorate, funded, share);
            var inAPrefix = EjrPlus.ViolationInAPrefix(electorate, funded, share);
            return violation is null && inAPrefix is null
                ? outcome.Increase is null ? "as they are" : "with purses raised"
                : throw new InvalidOperationException($"{violation?.Project} or {inAPrefix?.Project} is missing.");
        });

    [Test]
    public void What_equal_shares_funds_is_priceable() => Sampled.Over(EqualSharesCases, Cases, one =>
    {
        var (electorate, outcome) = Run(one);
        if (outcome.Refusal is not null || electorate.Voters.Length == 0)
        {
            return "refused or without voters";
        }

        var purse = outcome.Increase is { } increase ? increase.Start + increase.Raised : Share(electorate);
        var violations = Payments.In(electorate, outcome, purse)
            .Violations(purse, strict: true, (voter, project) => voter.Gets[project].Sign > 0)
            .Concat(purse < Share(electorate) ? ["The purses together are less than the budget."] : []);
        return violations.FirstOrDefault() is { } violation
            ? throw new InvalidOperationException(violation)
            : outcome.Increase is null ? "as they are" : "with purses raised";
    });

    [Test]
    public void What_Phragmen_funds_is_priceable() => Sampled.Over(PhragmenCases, Cases, one =>
    {
        var (electorate, outcome) = Run(one);
        if (outcome.Refusal is not null || electorate.Voters.Length == 0)
        {
            return "refused or without voters";
        }

        var payments = Payments.In(electorate, outcome, Rational.Zero);
        var loads = electorate.Voters.Select((_, voter) => payments.Of(voter)).ToArray();
        var stop = outcome.Decisions.OfType<Stopped>().SingleOrDefault();
        var load = stop is null ? null : LoadOf(electorate, loads, stop.Project);
        var b = load ?? Rational.Max(Share(electorate), loads.Aggregate(Rational.Max));
        var violations = payments.Violations(b, strict: false, (voter, project) => voter.Lists[project])
            .Concat(b < Share(electorate) ? ["The purses together are less than the budget."] : []);
        return violations.FirstOrDefault() is { } violation ? throw new InvalidOperationException(violation)
            : stop is null ? "to the end" : load is null ? "stopped where nobody supports" : "stopped";
    });

    [Test]
    public void Greedy_can_leave_a_group_short_and_the_oracle_says_which()
    {
        var election = Election(budget: 100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library");
        var electorate = Electorate.Of(election, Satisfaction.Cost);
        var short_ = EjrPlus.ViolationInAnyGroup(electorate, [1, 2], Share(electorate));
        Assert.Multiple(() =>
        {
            Assert.That(short_, Is.Not.Null);
            Assert.That(short_?.Project, Is.Zero, "the library");
            Assert.That(short_?.Group, Is.EqualTo([1]), "its two supporters");
            Assert.That(EjrPlus.ViolationInAPrefix(electorate, [1, 2], Share(electorate))?.Project, Is.Zero);
            Assert.That(EjrPlus.ViolationInAnyGroup(electorate, [0, 2], Share(electorate)), Is.Null);
        });
    }

    [Test]
    public void Purses_rounded_down_may_leave_a_group_short_when_the_first_outcome_is_exhaustive()
    {
        var election = Election(15, "park 9\npool 4\nlibrary 3", "4 x park pool\n3 x park library\n1 x park");
        var electorate = Electorate.Of(election, Satisfaction.Cost);
        var outcome = RuleBook.Bind(new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = Satisfaction.Cost,
            Completion = [new AddOne { Start = PurseStart.Floor }],
        })(election.Instance, election.Profile);
        Assert.Multiple(() =>
        {
            Assert.That(Ids(election, outcome.Allocation), Is.EquivalentTo(["pool", "library"]));
            Assert.That(outcome.Increase, Is.EqualTo(new IncreaseStop(0, 1, 0, StopReason.Exhaustive)));
            Assert.That(
                EjrPlus.ViolationInAnyGroup(electorate, [.. outcome.Allocation], Share(electorate))?.Project,
                Is.EqualTo(1),
                "the park, which everybody wants");
            Assert.That(
                EjrPlus.ViolationInAnyGroup(electorate, [.. outcome.Allocation], 1), Is.Null,
                "no more was in the purses");
        });
    }

    private static Gen<Case> EqualSharesCases =>
        from election in RandomElections.Small
        from set in RandomRuleSets.EqualShares(election.Kind)
        select new Case(election, set with { Completion = [.. set.Completion.Select(FromExactPurses)] });

    private static Gen<Case> PhragmenCases =>
        from election in RandomElections.SmallOf(BallotKind.Approval)
        from set in RandomRuleSets.Phragmen
        select new Case(election, set with { OnMisfit = OnMisfit.Stop });

    // Purses rounded down are less than a share of the budget, so that less is promised.
    private static Completion FromExactPurses(Completion completion) =>
        completion is AddOne addOne ? addOne with { Start = PurseStart.Exact } : completion;

    private static (Electorate Electorate, Outcome Outcome) Run(Case one)
    {
        var election = one.Text.Parse();
        var outcome = RuleBook.Bind(one.Set)(election.Instance, election.Profile);
        return (Electorate.Of(election, one.Set.Satisfaction), outcome);
    }

    private static Rational Share(Electorate electorate) => electorate.Budget / electorate.VoterCount;

    // The load at which it stopped; null where that is infinite.
    private static Rational? LoadOf(Electorate electorate, Rational[] loads, int project)
    {
        var carried = electorate.Voters.Zip(loads).Where(one => one.First.Lists[project])
            .Aggregate(Rational.Zero, (sum, one) => sum + one.First.Weight * one.Second);
        return electorate.Votes[project].Sign == 0 ? null
            : (carried + electorate.Cost[project]) / electorate.Votes[project];
    }
}
