using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using CsCheck;

namespace Budget.Tests.Reference;

/// <summary>Rule sets of every sort that the definitions know.</summary>
internal static class RandomRuleSets
{
    /// <summary>Tie orders that decide everything, some by lot, and some that leave ties unresolved.</summary>
    public static Gen<TieOrder> Ties { get; } = Gen.OneOf(
        new TieOrder([TieKey.Id]),
        new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Id]),
        new TieOrder([TieKey.Votes, TieKey.Cost, TieKey.Id]),
        new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Lot], "Aars 2026"),
        new TieOrder([TieKey.Lot], "terning 6-1-4 æøå"),
        new TieOrder([TieKey.Votes, TieKey.Lot, TieKey.Id], ""),
        new TieOrder([TieKey.Lot, TieKey.Id]),
        TieOrder.Default,
        new TieOrder([TieKey.Votes]));

    public static Gen<RuleSet> Greedy(string rule, Gen<Satisfaction> satisfactions) =>
        from satisfaction in satisfactions
        from ties in Ties
        from misfit in Gen.Enum<OnMisfit>()
        from supportedOnly in Gen.Bool
        select new RuleSet
        {
            Rule = rule,
            Satisfaction = satisfaction,
            Ties = ties,
            OnMisfit = misfit,
            SupportedOnly = supportedOnly,
        };

    public static Gen<RuleSet> Greedy(string rule, BallotKind kind) => Greedy(rule, Satisfactions(kind));

    /// <summary>Equal shares, with purses raised or not, completed or not.</summary>
    public static Gen<RuleSet> EqualShares(BallotKind kind) =>
        Gen.OneOf(Once(Satisfactions(kind)), Raised(Satisfactions(kind)));

    /// <summary>Equal shares once, half of them with a greedy completion.</summary>
    public static Gen<RuleSet> Once(Gen<Satisfaction> satisfactions) =>
        from satisfaction in satisfactions
        from ties in Ties
        from supportedOnly in Gen.Bool
        from completion in Completed(satisfactions)
        select new RuleSet
        {
            Rule = "equal-shares",
            Satisfaction = satisfaction,
            Ties = ties,
            Completion = completion,
            SupportedOnly = supportedOnly,
        };

    /// <summary>Equal shares with purses raised, half of them with a greedy completion.</summary>
    public static Gen<RuleSet> Raised(Gen<Satisfaction> satisfactions) =>
        from set in Once(satisfactions)
        from increase in Increase
        select set with { Completion = set.Completion.Insert(0, increase) };

    /// <summary>Equal shares of every sort, with a comparison step behind it.</summary>
    public static Gen<RuleSet> Compared(Gen<Satisfaction> satisfactions) =>
        from set in Gen.OneOf(Once(satisfactions), Raised(satisfactions))
        from measure in Gen.Enum<ComparisonMeasure>()
        select set with { Completion = set.Completion.Add(new ComparisonStep(measure)) };

    /// <summary>BOS equal shares, half of them with a greedy completion.</summary>
    public static Gen<RuleSet> Bos(Gen<Satisfaction> satisfactions) =>
        Once(satisfactions).Select(set => set with { Rule = "bos-equal-shares" });

    public static Gen<RuleSet> Phragmen { get; } =
        from ties in Ties
        from supportedOnly in Gen.Bool
        from misfit in Gen.OneOf(default(OnMisfit?), OnMisfit.Stop, OnMisfit.Skip)
        select new RuleSet { Rule = "phragmen", Ties = ties, OnMisfit = misfit, SupportedOnly = supportedOnly };

    /// <summary>A rule that asks for rankings and nothing else, half of them with a greedy completion.</summary>
    public static Gen<RuleSet> Ordinal(string rule) =>
        from set in Once(Satisfactions(BallotKind.Ranked))
        from misfit in Gen.Enum<OnMisfit>()
        select rule == "ranked-pairs"
            ? set with { Rule = rule, Satisfaction = null, Completion = [], OnMisfit = misfit }
            : set with { Rule = rule, Satisfaction = null };

    /// <summary>Any of the rules that ask for rankings.</summary>
    public static Gen<RuleSet> AnyOrdinal => Gen.OneOf(
        Ordinal("expanding-approvals"), Ordinal("rank-equal-shares"), Ordinal("stv"), Ordinal("ranked-pairs"));

    public static Gen<RuleSet> Welfare(Gen<Satisfaction> satisfactions) =>
        from satisfaction in satisfactions
        from ties in Ties
        from supportedOnly in Gen.Bool
        select new RuleSet
        {
            Rule = "maximum-welfare",
            Satisfaction = satisfaction,
            Ties = ties,
            SupportedOnly = supportedOnly,
        };

    public static Gen<Satisfaction> Satisfactions(BallotKind kind) => kind switch
    {
        BallotKind.Ranked => Gen.OneOf(
            Gen.OneOf(Satisfaction.Cost, Satisfaction.Cardinality), Scores.Select(Satisfaction.Positional),
            Scores.Select(Satisfaction.PositionalCost)),
        BallotKind.Approval => Gen.OneOf(Satisfaction.Cost, Satisfaction.Cardinality),
        _ => Gen.OneOf(Satisfaction.Cost, Satisfaction.Cardinality, Satisfaction.Points, Satisfaction.PointsCost),
    };

    /// <summary>Score vectors of every kind.</summary>
    public static Gen<ScoreVector> Scores { get; } = Gen.OneOf<ScoreVector>(
        ScoreVector.BordaByBallotLength,
        ScoreVector.Borda,
        ScoreVector.Dowdall,
        ScoreVector.Plurality,
        new ScoreVector.TruncatedBorda(1),
        new ScoreVector.TruncatedBorda(3),
        new ScoreVector.TruncatedBorda(10),
        new ScoreVector.KApproval(1),
        new ScoreVector.KApproval(3),
        new ScoreVector.List([3, 2, 1]),
        new ScoreVector.List([5, 4, 3, 2, 1]),
        new ScoreVector.List([1]),
        new ScoreVector.List([new(3, 2), new(2, 3), 0, new(1, 7)]));

    private static Gen<ImmutableArray<Completion>> Completed(Gen<Satisfaction> satisfactions) =>
        from satisfaction in satisfactions
        from misfit in Gen.Enum<OnMisfit>()
        from completed in Gen.Bool
        select completed
            ? ImmutableArray.Create<Completion>(new GreedyCompletion(satisfaction) { OnMisfit = misfit })
            : [];

    private static Gen<PurseIncrease> Increase =>
        from percentage in Gen.Frequency((3, false), (1, true))
        from stop in Gen.Enum<ExhaustiveOver>()
        from limit in Gen.Frequency((1, 1), (1, 3), (8, 60))
        from step in Gen.OneOf<Rational>(1, 2, new Rational(1, 2), new Rational(7, 3))
        from percent in Gen.OneOf<Rational>(10, 50, new Rational(25, 2))
        from start in Gen.Enum<PurseStart>()
        from plain in Gen.Bool
        select percentage
            ? (PurseIncrease)new PercentIncrease { Percent = percent, StopWhenExhaustive = stop, StepLimit = limit }
            : new AddOne
            {
                Step = step,
                Start = start,
                StopWhenExhaustive = stop,
                PlainWhenAllAffordable = plain,
                StepLimit = limit,
            };
}
