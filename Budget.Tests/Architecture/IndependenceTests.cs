using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Architecture;

/// <summary>Who checks another must not ask him.</summary>
public sealed class IndependenceTests
{
    // What a rule set says is known to the rule and to who checks it.
    private static readonly Type[] Words =
    [
        typeof(RuleSet), typeof(Satisfaction), typeof(ScoreVector), typeof(TieOrder), typeof(TieKey),
        typeof(Completion), typeof(PurseIncrease), typeof(AddOne), typeof(PercentIncrease), typeof(GreedyCompletion),
        typeof(ExhaustiveOver), typeof(PurseStart), typeof(OnMisfit),
    ];

    [Test]
    public void Replay_shares_no_code_with_the_rules_it_checks()
    {
        var name = typeof(Replay).FullName!;
        var replay = typeof(Replay).Assembly.GetTypes()
            .Where(type => !type.IsNested && type.FullName!.StartsWith(name, StringComparison.Ordinal)).ToArray();
        Assert.That(replay, Has.Length.GreaterThan(1));
        Assert.That(replay.SelectMany(RulesTouchedBy).Except(Words), Is.Empty);
    }

    [Test]
    public void What_the_rule_book_touches_is_seen() =>
        Assert.That(RulesTouchedBy(typeof(RuleBook)).Except(Words).Select(type => type.Name), Does.Contain("Greedy"));

    private static IEnumerable<Type> RulesTouchedBy(Type type) => MethodBodies.TypesTouchedBy(type)
        .Select(touched => touched.DeclaringType ?? touched)
        .Where(touched => touched.Namespace!.StartsWith(typeof(Rule).Namespace!, StringComparison.Ordinal));
}
