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
/// <param name="Parameters">The members of a rule set that mean something to this rule.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Sentence">What it does, in one sentence.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ShownRule(
    string Id, InBoth Name, InBoth Sentence, string Source, IReadOnlyList<RuleParameter> Parameters)
{
    public static ShownRule Of(RuleText text) => new(
        text.Id, text.Name, text.Sentence, text.Source,
        [.. RuleParameter.Of(RuleBook.Find(text.Id) ?? new RuleTraits(text.Id))]);
}
