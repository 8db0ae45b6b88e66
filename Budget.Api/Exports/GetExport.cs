using Budget.Api.Exports.Pages;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Exports;

/// <summary><c>GET /rounds/{round}/exports/…</c>: each a file made of an open gate.</summary>
internal static class GetExport
{
    public static IResult Ballots(
        string round, string line, long? version, Caller caller, Database database, Manifests manifests,
        HttpContext http) =>
        Made(round, version, caller, database, manifests, http, (session, gate) => gate.Ballots(session, line))
            .ToAnswer(file => TypedResults.Bytes(file, "text/plain; charset=utf-8", $"{line}.pb"));

    public static IResult Projects(
        string round, long? version, Caller caller, Database database, Manifests manifests, HttpContext http) =>
        Made(round, version, caller, database, manifests, http, (_, gate) => ProjectTableFile.Of(gate))
            .ToAnswer(file => TypedResults.Bytes(file, "text/csv; charset=utf-8", "projects.csv"));

    public static IResult ProjectWorkbook(
        string round, string? language, long? version, Caller caller, Database database, Manifests manifests,
        HttpContext http) =>
        Speech.Of(language, http).ToAnswer(speech =>
            Made(round, version, caller, database, manifests, http,
                (_, gate) => ProjectTableFile.Workbook(gate, speech))
                .ToAnswer(file => TypedResults.Bytes(file, TableMedia.Workbook, "projects.xlsx")));

    public static IResult ResultAsWorkbook(
        string round, string? language, long? version, Caller caller, Database database, Manifests manifests,
        HttpContext http) =>
        Speech.Of(language, http).ToAnswer(speech =>
            Made(round, version, caller, database, manifests, http, (_, gate) => ResultWorkbook.Of(gate, speech))
                .ToAnswer(file => TypedResults.Bytes(file, TableMedia.Workbook, "result.xlsx")));

    public static IResult Page(
        string round, string? language, long? version, Caller caller, Database database, Manifests manifests,
        HttpContext http) =>
        Speech.Of(language, http).ToAnswer(speech =>
            Made(round, version, caller, database, manifests, http, (_, gate) => ResultPage.Of(gate, speech))
                .ToAnswer(page =>
                {
                    http.Response.Headers.ContentSecurityPolicy = PageStyle.Policy + "; frame-ancestors 'none'";
                    return TypedResults.Bytes(page, "text/html; charset=utf-8");
                }));

    public static async Task<IResult> Whole(
        string round, long? version, Caller caller, Database database, Manifests manifests, BundleShelf shelf,
        HttpContext http) =>
        (await shelf.OfAsync(make => Made(round, version, caller, database, manifests, http, make)))
            .ToAnswer(file => TypedResults.Bytes(file, "application/zip", $"{round}.zip"));

    private static Answer<byte[]> Made(
        string round, long? version, Caller caller, Database database, Manifests manifests, HttpContext http,
        Func<Session, PublicationGate, Answer<byte[]>> make) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller, version)
            .Then(gate =>
            {
                GetResult.PointAhead(gate, http);
                return make(session, gate);
            }));
}
