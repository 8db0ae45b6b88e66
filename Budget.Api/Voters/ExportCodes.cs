using Budget.Api.Audit;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Budget.Api.Voters;

/// <summary>
/// <c>POST /rounds/{round}/code-batches/{batch}/exports</c>: makes the codes of a batch and hands them out, once.
/// </summary>
internal static class ExportCodes
{
    private const string Csv = "text/csv";

    public static async Task<IResult> Handle(
        string round, string batch, Request request, Caller caller, Database database, KeyFolder keys,
        TimeProvider clock, HttpRequest http)
    {
        var now = clock.GetUtcNow();
        var exported = await database.Write<Exported>(session => RoundClock.At(session, round, now)
            .Then(found => RollState.IsOpen(found, now))
            .Then(_ => Deliverable(CodeBatch.Find(session, round, batch), request.Reissue))
            .Then<Exported>(found =>
            {
                var revoked = request.Reissue ? found.RevokeCodes(session) : 0;
                var codes = found.MakeCodes(session, round, keys.CodeKey);
                found.Deliver(session, now, codes.Count);
                session.Append(new AuditEntry(round, caller, now, "codes-exported", CanonicalJson.ObjectOf(
                    ("batch", batch), ("codes", codes.Count), ("revoked", revoked))));
                return new Exported(batch, codes);
            }));
        return exported.ToAnswer(codes => WantsCsv(http) ? Table(codes) : TypedResults.Ok(codes));
    }

    private static Answer<CodeBatch> Deliverable(CodeBatch? batch, bool reissue) => batch switch
    {
        null => new Problem(ProblemType.NotFound, "There is no such batch."),
        { DeliveredAt: not null } when !reissue => new Problem(ProblemType.AlreadyDelivered,
            "Send reissue: true to revoke the codes of this batch and get new ones."),
        _ => batch,
    };

    private static bool WantsCsv(HttpRequest http) =>
        http.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase));

    private static FileContentHttpResult Table(Exported exported) => TypedResults.File(
        CsvWriter.Write(["ref", "code"], exported.Codes.Select(code => (string[])[code.Ref, code.Code])),
        Csv, $"codes-{exported.BatchId}.csv");

    /// <summary>How the codes of a batch leave.</summary>
    /// <param name="Reissue">Whether codes of this batch that left already end now and new ones are made.</param>
    internal sealed record Request(bool Reissue = false);

    /// <summary>Codes on their way to the printer; this is the only copy.</summary>
    internal sealed record Exported(string BatchId, IReadOnlyList<ClearCode> Codes);
}
