using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/result</c> and <c>/result/record</c>.</summary>
internal static class GetResult
{
    public static IResult Handle(string round, Caller caller, Database database, Manifests manifests) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .ToAnswer(gate => TypedResults.Ok(ResultAnswer.Of(gate)));

    public static IResult Record(string round, Caller caller, Database database, Manifests manifests) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .ToAnswer(gate => TypedResults.Text(gate.RecordFile, "application/json"));
}
