using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/result</c> and <c>/result/record</c>.</summary>
internal static class GetResult
{
    public static IResult Handle(
        string round, long? version, Caller caller, Database database, Manifests manifests, HttpContext http) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller, version)).ToAnswer(gate =>
        {
            PointAhead(gate, http, "result");
            return TypedResults.Ok(ResultAnswer.Of(gate));
        });

    public static IResult Record(
        string round, long? version, Caller caller, Database database, Manifests manifests, HttpContext http) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller, version)).ToAnswer(gate =>
        {
            PointAhead(gate, http, "result/record");
            return TypedResults.Text(gate.RecordFile, "application/json");
        });

    // A signed record cannot be told what came after it; the answer can (RFC 5829).
    private static void PointAhead(PublicationGate gate, HttpContext http, string path)
    {
        if (gate.Told.SupersededBy is { } next)
        {
            http.Response.Headers.Append(
                "Link", $"</v1/rounds/{gate.Round.Id}/{path}?version={next}>; rel=\"successor-version\"");
        }
    }
}
