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
            PointAhead(gate, http);
            return TypedResults.Ok(ResultAnswer.Of(gate));
        });

    public static IResult Record(
        string round, long? version, Caller caller, Database database, Manifests manifests, HttpContext http) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller, version)).ToAnswer(gate =>
        {
            PointAhead(gate, http);
            return TypedResults.Text(gate.RecordFile, "application/json");
        });

    /// <summary>
    /// Says where the version is that took the place of this one: a signed record and a file cannot be told what came
    /// after them, the answer can (RFC 5829).
    /// </summary>
    public static void PointAhead(PublicationGate gate, HttpContext http)
    {
        if (gate.Told.SupersededBy is { } next)
        {
            http.Response.Headers.Append(
                "Link", $"<{http.Request.Path}?version={next}>; rel=\"successor-version\"");
        }
    }
}
