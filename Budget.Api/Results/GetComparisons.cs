using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Rules;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/result/comparisons</c>.</summary>
internal static class GetComparisons
{
    private const string MostVotes = "most-votes";

    public static IResult Handle(string round, Caller caller, Database database, Manifests manifests) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .ToAnswer(gate => TypedResults.Ok(Of(gate)));

    private static Comparisons Of(PublicationGate gate) => new(
        gate.Round.Id, [.. gate.Report.Lines.Select(line => Of(new LineView(gate, line), gate.Manifest))]);

    private static Comparison Of(LineView view, Manifest manifest)
    {
        var line = view.Line;
        return new(line.Line, line.Title, line.BudgetMinor,
        [
            Of(view, RuleName.Of(manifest.RuleSet), line.ByRule), Of(view, MostVotes, line.ByMostVotes),
        ]);
    }

    private static Compared Of(LineView view, string rule, ChoiceReport choice) => new(
        rule, choice.Allocation, choice.CostMinor, view.Line.BudgetMinor - choice.CostMinor,
        view.Served(choice));

    /// <summary>The recommendation beside others, line by line.</summary>
    internal sealed record Comparisons(string RoundId, IReadOnlyList<Comparison> Lines);

    /// <summary>What different rules would recommend on a line.</summary>
    /// <param name="Outcomes">First that of the round's own rule.</param>
    internal sealed record Comparison(string Line, string Title, long BudgetMinor, IReadOnlyList<Compared> Outcomes);

    /// <summary>What one rule would recommend.</summary>
    /// <param name="VotersServed">How many voters listed at least one of them; left out where that is few.</param>
    /// <param name="Rule">The rule; <c>most-votes</c> for the projects with most votes as long as they fit.</param>
    internal sealed record Compared(
        string Rule, IReadOnlyList<string> Allocation, long CostMinor, long MoneyLeftMinor, long? VotersServed);
}
