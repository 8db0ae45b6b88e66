using System.Collections.Immutable;
using Budget.Api.Problems;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>
/// Reads a rule set from strict JSON; what is left out has its default. Reading the canonical form
/// (<see cref="Core.Canonical.RuleSetJson"/>) gives back the same rule set.
/// </summary>
internal static class RuleSetReader
{
    private static readonly Words<string> LotSources = new(("fixed", "fixed"));

    /// <summary>Where a lot may come from.</summary>
    public static IEnumerable<string> LotSourceKinds => LotSources.All;

    /// <summary>The rule set, or null when there is an error.</summary>
    public static RuleSet? Read(ReadOnlyMemory<byte> json, List<JsonError> errors) =>
        StrictJson.Parse(json, errors) is { } root ? Read(root, errors) : null;

    /// <summary>The rule set at a place of a larger text, or null when there is an error.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="errors">Where the place notes its errors.</param>
    public static RuleSet? Read(JsonPlace place, List<JsonError> errors)
    {
        var before = errors.Count;
        var set = Read(place);
        if (set is not null && errors.Count == before && RuleSetFault.Of(set) is { } fault)
        {
            errors.Add(new($"{place.Pointer}/{fault.Member}", fault.Text));
        }

        return errors.Count == before ? set : null;
    }

    private static RuleSet? Read(JsonPlace root)
    {
        if (!root.IsObject("rule", "satisfaction", "scores", "onMisfit", "completion", "ties", "lotSource",
            "supportedOnly", "constraints") || root.Required("rule")?.OneOf(RuleWords.Rules) is not { } rule)
        {
            return null;
        }

        return new RuleSet
        {
            Rule = rule.Name,
            Satisfaction = rule.NeedsSatisfaction && root.Required("satisfaction") is null ? null
                : rule.AsksSatisfaction || root.Says("satisfaction", "scores") ? SatisfactionReader.Read(root)
                : null,
            OnMisfit = root.Member("onMisfit") is { } misfit ? misfit.OneOf(RuleWords.Misfits)
                : rule.AsksMisfit ? rule.UsualMisfit
                : null,
            Completion = root.Member("completion") is { } completion ? CompletionReader.Read(completion) : [],
            Ties = new TieOrder(ReadTies(root.Member("ties")), ReadSeed(root.Member("lotSource"))),
            SupportedOnly = root.Member("supportedOnly")?.Flag() ?? false,
            Constraints = root.Member("constraints") is { } constraints ? ConstraintReader.Read(constraints) : [],
        };
    }

    private static ImmutableArray<TieKey> ReadTies(JsonPlace? place)
    {
        if (place is null)
        {
            return TieOrder.Default.Keys;
        }

        var keys = ImmutableArray.CreateBuilder<TieKey>();
        foreach (var element in place.Elements() ?? [])
        {
            if (element.IsOneOf(RuleWords.TieKeys, out var key) && keys.Contains(key))
            {
                element.Expected<object>("each key once");
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }

    private static string? ReadSeed(JsonPlace? place) =>
        place?.IsObject("kind", "seed") == true && place.Required("kind")?.IsOneOf(LotSources, out _) == true
            ? place.Required("seed")?.Text()
            : null;
}
