using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/council-decisions</c>.</summary>
internal static class ListDecisions
{
    public static IResult Handle(string round, Caller caller, Database database, Manifests manifests) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .ToAnswer(gate => TypedResults.Ok(new Decisions(
                gate.Decisions.Count == 0 ? CouncilDecision.Recommendation : gate.Decisions[0].LegalStatus,
                gate.AllDecisions)));

    /// <summary>What the council decided about a result.</summary>
    /// <param name="LegalStatus">What the newest decision made of the recommendation that counts now.</param>
    /// <param name="Items">The newest first.</param>
    internal sealed record Decisions(string LegalStatus, IReadOnlyList<CouncilDecision> Items);
}
