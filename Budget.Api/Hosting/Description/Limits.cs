using System.Collections.Concurrent;
using System.Globalization;
using Budget.Api.Problems;
using FluentValidation;
using FluentValidation.Validators;

namespace Budget.Api.Hosting.Description;

/// <summary>What a validator holds a member to, as a schema says it.</summary>
/// <param name="NotBlank">Whether there has to be something other than white space.</param>
internal sealed record Limit(
    int? MinLength = null, int? MaxLength = null, string? Minimum = null, string? Maximum = null,
    int? MinItems = null, int? MaxItems = null, bool Unique = false, string? Pattern = null, bool NotBlank = false);

/// <summary>
/// The limits of every member that is validated, read from the validators themselves, so that what is described is what
/// holds.
/// </summary>
internal static class Limits
{
    private static readonly Dictionary<Type, IValidator> Validators = All();

    private static readonly ConcurrentDictionary<Type, Dictionary<string, Limit>> Found = new();

    private static readonly Limit None = new();

    /// <summary>The limit of a member of a type; one without any limit when nothing is said of it.</summary>
    public static Limit Of(Type type, string member) =>
        Found.GetOrAdd(type, Read).GetValueOrDefault(member, None);

    private static Dictionary<Type, IValidator> All() => typeof(Limits).Assembly.GetTypes()
        .Where(type => type.BaseType is { IsGenericType: true } parent
            && parent.GetGenericTypeDefinition() == typeof(AbstractValidator<>))
        .ToDictionary(
            type => type.BaseType!.GetGenericArguments()[0],
            type => (IValidator)Activator.CreateInstance(type, nonPublic: true)!);

    private static Dictionary<string, Limit> Read(Type type)
    {
        var limits = new Dictionary<string, Limit>(StringComparer.Ordinal);
        foreach (var (validator, _) in Validators)
        {
            foreach (var (member, limit) in MembersOf(validator, type))
            {
                limits[member] = limit(limits.GetValueOrDefault(member, None));
            }
        }

        return limits;
    }

    // A rule about VoterIssuer.Issuer is one about the member Issuer of the type of VoterIssuer.
    private static IEnumerable<(string Member, Func<Limit, Limit> Under)> MembersOf(Type validated, Type type)
    {
        foreach (var member in Validators[validated].CreateDescriptor().GetMembersWithValidators())
        {
            var path = member.Key.Split('.');
            var owner = path.Length == 1 ? validated : validated.GetProperty(path[0])?.PropertyType;
            foreach (var (rule, options) in member.Where(_ => owner == type))
            {
                if (path.Length > 1 || !options.HasCondition)
                {
                    yield return (path[^1], limit => Under(limit, rule));
                }
            }
        }
    }

    private static Limit Under(Limit limit, IPropertyValidator rule) => rule switch
    {
        ICounted counted => limit with { MinItems = counted.Least, MaxItems = counted.Most, Unique = counted.IsUnique },
        INotEmptyValidator => limit with { MinLength = Math.Max(1, limit.MinLength ?? 0), NotBlank = true },
        ILengthValidator length => limit with
        {
            MinLength = length.Min > 0 ? length.Min : limit.MinLength,
            MaxLength = length.Max > 0 ? length.Max : limit.MaxLength,
        },
        IBetweenValidator between => limit with { Minimum = Text(between.From), Maximum = Text(between.To) },
        IComparisonValidator { Comparison: Comparison.GreaterThanOrEqual, ValueToCompare: { } least } =>
            limit with { Minimum = Text(least) },
        IRegularExpressionValidator expression => limit with { Pattern = expression.Expression },
        _ => limit,
    };

    private static string Text(object number) => Convert.ToString(number, CultureInfo.InvariantCulture)!;
}
