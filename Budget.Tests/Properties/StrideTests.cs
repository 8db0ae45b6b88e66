using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using Budget.Core.Rules.EqualShares;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

/// <summary>Steps that are proven to change nothing are not walked; walking them all must answer the same.</summary>
public class StrideTests
{
    private const int Cases = 8_000;

    [TestCase(BallotKind.Approval)]
    [TestCase(BallotKind.Ranked)]
    [TestCase(BallotKind.Scoring)]
    public void Walking_every_small_step_answers_the_same(BallotKind kind) =>
        Compare(RandomElections.SmallOf(kind), FineSteps(kind, limit: 3000), Cases);

    [TestCase(BallotKind.Approval)]
    [TestCase(BallotKind.Ranked)]
    [TestCase(BallotKind.Scoring)]
    public void Walking_every_small_step_of_a_long_election_answers_the_same(BallotKind kind) =>
        Compare(RandomElections.LongOf(kind), FineSteps(kind, limit: 300), 20);

    private static void Compare(Gen<TextElection> elections, Gen<RuleSet> sets, int cases)
    {
        var (walked, visited) = (0L, 0L);
        Sampled.Over(Case.From(elections, sets), cases, one =>
        {
            var election = one.Text.Parse();
            var looks = 0L;
            var strides = RuleBook.Bind(one.Set, _ => looks++)(election.Instance, election.Profile);
            var steps = Walk(one.Set, election);
            Interlocked.Add(ref visited, looks);
            Interlocked.Add(ref walked, (steps.Increase?.Steps ?? 0) + 1);
            return strides.Decisions.SequenceEqual(steps.Decisions) && strides.Increase == steps.Increase
                && Equals(strides.Refusal, steps.Refusal)
                ? $"{steps.Refusal?.GetType().Name ?? steps.Increase?.Because.ToString() ?? "nothing"}"
                : throw new InvalidOperationException(
                    $"{Case.Say(election, one.Set, strides)}\ninstead of\n{Case.Say(election, one.Set, steps)}");
        });
        TestContext.Out.WriteLine($"{visited} of {walked} steps were looked at");
        Assert.That(visited, Is.LessThan(walked));
    }

    private static Gen<RuleSet> FineSteps(BallotKind kind, int limit) =>
        from set in RandomRuleSets.Once(RandomRuleSets.Satisfactions(kind))
        from parts in Gen.OneOf((long[])[2, 12, 60, 120, 360])
        from start in Gen.Enum<PurseStart>()
        from stop in Gen.Enum<ExhaustiveOver>()
        select set with
        {
            Completion =
            [
                new AddOne { Step = new(1, parts), Start = start, StopWhenExhaustive = stop, StepLimit = limit },
            ],
        };

    private static Outcome Walk(RuleSet set, Election election)
    {
        if (election.Profile.VoterCount == 0)
        {
            return Outcome.Empty;
        }

        var electorate = Electorate.Of(election, set.Satisfaction);
        var purses = MethodOfEqualShares.With(set.Satisfaction!, set.Ties)(election.Instance, election.Profile);
        var unit = election.Instance.CurrencyUnit;
        return new SlowIncrease(electorate, purse => purses.Explain(purse * unit)).Run((AddOne)set.Completion[0]);
    }
}
