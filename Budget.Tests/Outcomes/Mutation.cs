using System.Collections.Immutable;
using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Outcomes;

/// <summary>An outcome in which exactly one thing is not as it was.</summary>
/// <param name="Name">What was changed; the same for changes of the same sort.</param>
/// <param name="Outcome">The changed outcome.</param>
internal sealed record Mutation(string Name, Outcome Outcome)
{
    /// <summary>
    /// Every single change that says something else: of each member of each decision, of the list of decisions, of the
    /// increase and of the refusal. No change is exempt.
    /// </summary>
    /// <param name="outcome">What is changed.</param>
    /// <param name="projects">How many projects the election has.</param>
    public static IEnumerable<Mutation> All(Outcome outcome, int projects) =>
        Decisions(outcome, projects)
            .Concat(Lists(outcome, projects))
            .Concat(Increases(outcome.Increase)
                .Select(one => new Mutation($"increase: {one.Name}", outcome with { Increase = one.Value })))
            .Concat(SmithSets(outcome.SmithSet, projects)
                .Select(one => new Mutation($"Smith set: {one.Name}", outcome with { SmithSet = one.Value })))
            .Concat(Compared(outcome, projects))
            .Concat(Refusals(outcome.Refusal, projects)
                .Select(one => new Mutation($"refusal: {one.Name}", outcome with { Refusal = one.Value })))
            .Concat(EffectMutation.All(outcome, projects))
            .Concat(EarmarkMutation.All(outcome))
            .Where(mutated => !SaysTheSame(mutated.Outcome, outcome));

    /// <summary>±1/1000, twice as much, nothing, and the opposite.</summary>
    public static IEnumerable<Rational> Near(Rational value)
    {
        var little = new Rational(1, 1000);
        return [value + little, value - little, value * 2, Rational.Zero, Rational.Zero - value];
    }

    public static IEnumerable<long> Near(long value) => [value - 1, value + 1];

    /// <summary>The tied projects with one more, with one less, with one twice, and in another order.</summary>
    public static IEnumerable<(string Name, ImmutableArray<int> Value)> Tied(ImmutableArray<int> tied, int projects)
    {
        foreach (var project in Enumerable.Range(-1, projects + 2))
        {
            yield return tied.Contains(project)
                ? ("tied with one less", tied.Remove(project))
                : ("tied with one more", [.. tied.Add(project).Order()]);
        }

        yield return ("tied with one twice", [.. tied, .. tied.Take(1)]);
        yield return ("tied in another order", [.. tied.Reverse()]);
        yield return ("no tied projects", default);
    }

    private static IEnumerable<Mutation> Decisions(Outcome outcome, int projects) =>
        from at in Enumerable.Range(0, outcome.Decisions.Length)
        let decision = outcome.Decisions[at]
        from changed in DecisionMutation.All(decision, projects)
        select new Mutation(
            $"{decision.GetType().Name}: {changed.Name}",
            outcome with { Decisions = outcome.Decisions.SetItem(at, changed.Value) });

    private static IEnumerable<Mutation> Lists(Outcome outcome, int projects)
    {
        Mutation To(string name, ImmutableArray<Decision> decisions) =>
            new($"list: {name}", outcome with { Decisions = decisions });
        var all = outcome.Decisions;
        for (var at = 0; at < all.Length; at++)
        {
            yield return To("one removed", all.RemoveAt(at));
            yield return To("one twice", all.Insert(at, all[at]));
            yield return To("one again at the end", all.Add(all[at]));
            yield return To("cut off", all[..at]);
            if (at > 0)
            {
                yield return To("two neighbours swapped", all.SetItem(at - 1, all[at]).SetItem(at, all[at - 1]));
            }
        }

        foreach (var at in new[] { 0, all.Length })
        {
            for (var project = 0; project < projects; project++)
            {
                yield return To("one more", all.Insert(at, new Skipped("greedy", project, new Money(1), 0)));
                yield return To("one more", all.Insert(at, new Unaffordable("equal-shares", project, 0, new Money(1))));
            }
        }
    }

    public static IEnumerable<(string Name, IncreaseStop? Value)> Increases(IncreaseStop? stop) => stop is null
        ? [("added", new IncreaseStop(0, 1, 0, StopReason.Exhaustive))]
        :
        [
            ("removed", null),
            .. Near(stop.Steps).Concat([long.MaxValue, long.MinValue])
                .Select(steps => ("steps", stop with { Steps = steps })),
            .. Near(stop.Start).Select(start => ("start", stop with { Start = start })),
            .. Near(stop.Raised).Select(raised => ("raised", stop with { Raised = raised })),
            .. Enum.GetValues<StopReason>().Select(because => ("because", stop with { Because = because })),
        ];

    private static IEnumerable<(string Name, ImmutableArray<int>? Value)> SmithSets(
        ImmutableArray<int>? smithSet, int projects) => smithSet is not { } told
        ? [("added", [0])]
        : [("removed", null), .. Tied(told, projects).Where(one => !one.Value.IsDefault)
            .Select(one => (one.Name, (ImmutableArray<int>?)one.Value))];

    private static IEnumerable<Mutation> Compared(Outcome outcome, int projects) => Comparisons(outcome, projects)
        .Select(one => new Mutation($"comparison: {one.Name}", outcome with { Comparison = one.Value }));

    private static IEnumerable<(string Name, Comparison? Value)> Comparisons(Outcome outcome, int projects)
    {
        if (outcome.Comparison is not { } said)
        {
            return [("added", new(ComparisonMeasure.FundedCount, null, []))];
        }

        var other = new Outcome { Decisions = said.Other };
        return
        [
            ("removed", null),
            .. Enum.GetValues<ComparisonMeasure>().Select(measure => ("measure", said with { Measure = measure })),
            .. Preferences(said.Voters).Select(voters => (voters is null ? "no voters" : "voters", said with
            {
                Voters = voters,
            })),
            .. Decisions(other, projects).Concat(Lists(other, projects)).Where(one => !SaysTheSame(one.Outcome, other))
                .Select(one => ($"other {one.Name}", said with { Other = one.Outcome.Decisions })),
        ];
    }

    private static IEnumerable<Preferences?> Preferences(Preferences? voters) => voters is null
        ? [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)]
        :
        [
            null, voters with { Completed = voters.MostVotes, MostVotes = voters.Completed },
            .. Near(voters.Completed).Select(count => voters with { Completed = count }),
            .. Near(voters.MostVotes).Select(count => voters with { MostVotes = count }),
            .. Near(voters.Indifferent).Select(count => voters with { Indifferent = count }),
        ];

    private static IEnumerable<(string Name, Refusal? Value)> Refusals(Refusal? refusal, int projects) =>
    [
        ("removed", null),
        ("another", new Refusal.TieUnresolved([0, 1])),
        ("another", new Refusal.StepLimitReached(1)),
        ("another", new Refusal.SearchLimitReached(1)),
        ("another", new Refusal.SearchLimitReached(10_000_000)),
        ("another", new Refusal.UnsupportedBallots("points", BallotKind.Approval)),
        ("another", new Refusal.TooLarge(0)),
        ("another", new Refusal.SharedPlace(0, 1)),
        .. refusal is Refusal.SharedPlace shared
            ? [("first", shared with { First = shared.First + 1 }), ("second", shared with { Second = shared.First })]
            : Array.Empty<(string, Refusal?)>(),
        .. refusal is Refusal.TieUnresolved tie
            ? Tied(tie.Tied, projects).Select(tied => (tied.Name, (Refusal)new Refusal.TieUnresolved(tied.Value)))
            : [],
        .. refusal is Refusal.StepLimitReached limit
            ? Near(limit.Steps).Select(steps => ("step limit", (Refusal)new Refusal.StepLimitReached(steps)))
            : [],
        .. refusal is Refusal.UnsupportedBallots ballots
            ? Enum.GetValues<BallotKind>().Select(kind => ("kind of ballots", (Refusal)(ballots with { Kind = kind })))
                .Append(("satisfaction", ballots with { Asked = "cost" }))
            : [],
    ];

    public static bool SaysTheSame(Outcome left, Outcome right) => left.Decisions.SequenceEqual(right.Decisions)
        && left.Increase == right.Increase && left.Comparison == right.Comparison
        && Equals(left.Refusal, right.Refusal)
        && (left.SmithSet ?? []).SequenceEqual(right.SmithSet ?? []) && left.SmithSet is null == right.SmithSet is null
        && left.Earmarks.SequenceEqual(right.Earmarks)
        && left.Effects.Length == right.Effects.Length
        && left.Effects.Zip(right.Effects).All(pair => pair.First.Constraint == pair.Second.Constraint
            && SaysTheSame(pair.First.Without, pair.Second.Without));
}
