using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Tests.Architecture;

/// <summary>What every rule in the book promises, whatever it is; a new one is held to it without a new test.</summary>
public sealed class EveryRuleTests
{
    private static IEnumerable<RuleSet> RuleSets()
    {
        foreach (var name in RuleBook.Names)
        {
            var named = new RuleSet { Rule = name, Ties = new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Id]) };
            RuleSet[] said = [named, named with { Satisfaction = Satisfaction.Cost },
                named with { Satisfaction = Satisfaction.Cardinality }];
            foreach (var set in said)
            {
                yield return set;
                yield return set with { SupportedOnly = true };
                yield return set with { OnMisfit = OnMisfit.Stop };
                yield return set with { Completion = [new AddOne(), new GreedyCompletion(Satisfaction.Cost)] };
                yield return set with { Completion = [new AddOne { StopWhenExhaustive = ExhaustiveOver.Never }] };
                yield return set with { Completion = [new PercentIncrease()] };
                yield return set with { Completion = [new ComparisonStep(ComparisonMeasure.FundedCount)] };
            }
        }
    }

    private static IEnumerable<TestCaseData> MeaningfulRuleSets() => RuleSets()
        .Where(set => RuleSetFault.Of(set) is null)
        .Select(set => new TestCaseData(set).SetArgDisplayNames(RuleSetJson.Of(set).ToString()));

    [Test]
    public void Every_rule_in_the_book_has_a_rule_set_here() => Assert.That(
        RuleSets().Where(set => RuleSetFault.Of(set) is null).Select(set => set.Rule).Distinct(),
        Is.EquivalentTo(RuleBook.Names));

    [TestCaseSource(nameof(MeaningfulRuleSets))]
    public void Every_rule_keeps_the_budget_and_funds_no_project_twice(RuleSet set)
    {
        var (rule, kind) = (RuleBook.Bind(set), KindFor(set));
        for (var seed = 0; seed < 200; seed++)
        {
            var (instance, profile) = SmallElection(new Random(seed), kind);
            var allocation = rule(instance, profile).Allocation.ToArray();
            var cost = allocation.Sum(project => instance.Projects[project].Cost.MinorUnits);
            Assert.That(cost, Is.LessThanOrEqualTo(instance.BudgetLimit.MinorUnits), $"seed {seed}");
            Assert.That(allocation, Is.Unique, $"seed {seed}");
        }
    }

    [TestCaseSource(nameof(MeaningfulRuleSets))]
    public void Every_rule_answers_an_election_without_projects_voters_or_money(RuleSet set)
    {
        var (rule, kind) = (RuleBook.Bind(set), KindFor(set));
        Project[] projects = [new(new ProjectId("park"), new Money(60)), new(new ProjectId("pool"), new Money(40))];
        var nobody = new ProfileBuilder(kind, 2).Build();
        Assert.That(rule(new Instance(new Money(100), []), Profile(kind, 0, [])).Allocation, Is.Empty);
        Assert.That(rule(new Instance(Money.Zero, projects), Profile(kind, 2, [0, 1])).Allocation, Is.Empty);
        Assert.That(rule(new Instance(new Money(100), projects), nobody).Refusal, Is.Null);
    }

    private static Election SmallElection(Random random, BallotKind kind)
    {
        var projects = Enumerable.Range(0, random.Next(1, 8))
            .Select(at => new Project(new ProjectId($"p{at}"), new Money(random.Next(12)))).ToArray();
        var builder = new ProfileBuilder(kind, projects.Length);
        for (var ballot = random.Next(12); ballot > 0; ballot--)
        {
            Add(builder, kind, random.GetItems(Enumerable.Range(0, projects.Length).ToArray(), random.Next(4)));
        }

        return new Election(new Instance(new Money(random.Next(40)), projects), builder.Build());
    }

    private static Profile Profile(BallotKind kind, int projectCount, int[] listed)
    {
        var builder = new ProfileBuilder(kind, projectCount);
        Add(builder, kind, listed, weight: 3);
        return builder.Build();
    }

    private static BallotKind KindFor(RuleSet set) =>
        Enum.GetValues<BallotKind>().First(RuleBook.Find(set.Rule)!.IsFor);

    private static void Add(ProfileBuilder builder, BallotKind kind, int[] listed, long weight = 1)
    {
        switch (kind)
        {
            case BallotKind.Approval:
                builder.AddApproval(listed, weight);
                break;
            case BallotKind.Ranked:
                builder.AddRanking(listed, weight: weight);
                break;
            default:
                builder.AddPoints(listed, [.. listed.Select(_ => 1L)], weight);
                break;
        }
    }
}
