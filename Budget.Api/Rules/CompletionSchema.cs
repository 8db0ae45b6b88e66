using System.Text.Json.Nodes;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>Which completions a rule takes, in which order, as JSON Schema; <see cref="CompletionReader"/> reads them.
/// </summary>
internal static class CompletionSchema
{
    public static JsonObject Of(RuleTraits rule) =>
        new() { ["anyOf"] = new JsonArray([.. Chains(rule).Select(Chain)]) };

    /// <summary>The completions that a rule takes, each under its kind.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Kinds(RuleTraits rule) =>
        Increases(rule).Concat(Steps(rule)).Select(kind => KeyValuePair.Create(kind, (JsonNode?)Element(kind)));

    private static string[] Increases(RuleTraits rule) =>
        rule.RaisesPurses ? ["add-one", "percent-increase"] : [];

    private static string[] Steps(RuleTraits rule) => rule.IsCompleted ? ["greedy", "comparison"] : [];

    // Purses are raised first, most support comes next, and a comparison last; each may be left out.
    private static IEnumerable<string[]> Chains(RuleTraits rule) =>
        from increase in Increases(rule).Append(null)
        from greedy in Steps(rule).Take(1).Append(null)
        from comparison in Steps(rule).Skip(1).Append(null)
        select new[] { increase, greedy, comparison }.OfType<string>().ToArray();

    private static JsonNode Chain(string[] kinds)
    {
        var chain = new JsonObject { ["type"] = "array", ["minItems"] = kinds.Length, ["maxItems"] = kinds.Length };
        if (kinds.Length > 0)
        {
            chain["prefixItems"] = new JsonArray([.. kinds.Select(RuleSchema.Named)]);
        }

        return chain;
    }

    private static JsonObject Element(string kind)
    {
        var members = new JsonObject { ["kind"] = RuleSchema.OneOf([kind]) };
        switch (kind)
        {
            case "add-one":
                members["step"] = RuleSchema.Amount();
                members["start"] = RuleSchema.OneOf(RuleWords.Starts.All);
                members["plainWhenAllAffordable"] = RuleSchema.Flag();
                break;
            case "percent-increase":
                members["percent"] = RuleSchema.Amount();
                break;
            case "greedy":
                members["onMisfit"] = RuleSchema.OneOf(RuleWords.Misfits.All);
                return RuleSchema.WithSatisfaction(members, "kind");
            default:
                members["measure"] = RuleSchema.OneOf(RuleWords.Comparisons.All);
                return RuleSchema.Object(members, "kind", "measure");
        }

        members["stopWhenExhaustive"] = RuleSchema.OneOf(RuleWords.Exhaustives.All);
        members["stepLimit"] = RuleSchema.Count();
        return RuleSchema.Object(members, "kind");
    }
}
