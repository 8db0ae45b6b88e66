using System.Reflection;
using System.Reflection.Emit;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Outcomes;

public class ReplaySharesNoCodeTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>A rule set is data and may be read; nothing that the rules compute with may be called.</summary>
    [Test]
    public void A_replay_reads_rule_sets_and_calls_nothing_else_of_the_rules()
    {
        var calls = typeof(Replay).Assembly.GetTypes().Where(BelongsToReplay)
            .SelectMany(type => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
            .SelectMany(Called).ToHashSet();
        var ofTheRules = calls.Where(call => IsIn(call, "Budget.Core.Rules")).ToArray();
        var numbers = calls.Where(call => IsIn(call, "Budget.Core.Numbers")).Select(call => call.DeclaringType!.Name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofTheRules.Select(call => call.Name), Does.Contain($"get_{nameof(RuleSet.Satisfaction)}"));
            Assert.That(ofTheRules.Where(call => !call.IsSpecialName), Is.Empty);
            Assert.That(numbers.Distinct(), Is.SubsetOf(["Rational", "Money"]));
        }
    }

    private static bool BelongsToReplay(Type type) => type == typeof(Replay)
        || type.Namespace == "Budget.Core.Outcomes.Replaying"
        || (type.DeclaringType is { } outer && BelongsToReplay(outer));

    private static bool IsIn(MethodBase method, string space) =>
        method.DeclaringType?.Namespace?.StartsWith(space, StringComparison.Ordinal) == true;

    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            at += code[at] == 0xFE ? 2 : 1;
            if (Codes[value].OperandType == OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(
                    BitConverter.ToInt32(code, at),
                    method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                    method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            }

            at += Length(Codes[value].OperandType, code, at);
        }
    }

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
