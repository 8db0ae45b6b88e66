using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>The rule book over HTTP.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/rules").WithMetadata(new Lasting(TimeSpan.FromHours(1))).WithTags("Calculator");
        rules.MapGet("/", () => TypedResults.Ok(new RuleList([.. RuleText.All.Select(ShownRule.Of)])))
            .AllowEverybody().WithName("listRules").WithSummary("The rules that can be chosen, each in one sentence");
        rules.MapGet("/{id}", Handle).AllowEverybody().WithName("getRule")
            .WithSummary("A rule: what it does, what it has to be told, where it comes from").Produces<ShownRule>();
    }

    private static IResult Handle(string id) => RuleText.All.FirstOrDefault(rule => rule.Id == id) is { } found
        ? TypedResults.Ok(ShownRule.Of(found))
        : new Problem(ProblemType.NotFound, $"The rules are {string.Join(", ", RuleText.All.Select(rule => rule.Id))}.")
            .ToAnswer();
}

/// <summary>All rules.</summary>
internal sealed record RuleList(IReadOnlyList<ShownRule> Items);

/// <summary>A rule as it is answered.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Sentence">What it does, in one sentence.</param>
/// <param name="Definition">What exactly it does.</param>
/// <param name="Guarantees">What it promises to voters.</param>
/// <param name="Complexity">How its work grows.</param>
/// <param name="Cities">Who uses it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Parameters">The members of a rule set that mean something to this rule.</param>
/// <param name="Schema">What a rule set of this rule may say, as JSON Schema (draft 2020-12).</param>
internal sealed record ShownRule(
    string Id, InBoth Name, InBoth Sentence, InBoth Definition, IReadOnlyList<Guarantee> Guarantees,
    InBoth Complexity, InBoth Cities, string Source, IReadOnlyList<RuleParameter> Parameters, JsonElement Schema)
{
    public static ShownRule Of(RuleText text)
    {
        var rule = RuleBook.Find(text.Id) ?? new RuleTraits(text.Id);
        return new(
            text.Id, text.Name, text.Sentence, text.Definition, text.Guarantees, text.Complexity, text.Cities,
            text.Source, [.. RuleParameter.Of(rule)], RuleSchema.Of(rule));
    }
}
