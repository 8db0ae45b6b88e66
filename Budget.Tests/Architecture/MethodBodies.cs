using System.Reflection;
using System.Reflection.Emit;

namespace Budget.Tests.Architecture;

/// <summary>Which types the code of a type touches: what its instructions call, read, write, create or cast.</summary>
internal static class MethodBodies
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static
        | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> Instructions = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    public static IEnumerable<Type> TypesTouchedBy(Type type) => type.GetMethods(Everything)
        .Concat<MethodBase>(type.GetConstructors(Everything))
        .SelectMany(Members)
        .Select(member => member as Type ?? member.DeclaringType)
        .OfType<Type>()
        .Select(touched => touched.IsGenericType ? touched.GetGenericTypeDefinition() : touched)
        .Concat(type.GetNestedTypes(Everything).SelectMany(TypesTouchedBy))
        .Distinct();

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            // A first byte of 0xFE announces an instruction of two.
            var instruction = code[at] == 0xFE ? Instructions[0xFE00 | code[at + 1]] : Instructions[code[at]];
            at += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField
                or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return Resolve(method, BitConverter.ToInt32(code, at));
            }

            at += OperandSize(instruction.OperandType, code, at);
        }
    }

    private static MemberInfo Resolve(MethodBase method, int token)
    {
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), ofMethod)!;
    }

    private static int OperandSize(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}
