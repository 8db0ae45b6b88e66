using Budget.Api.Imports;
using Budget.Api.Imports.Workbooks;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary><c>GET /rounds/{round}/exports/project-list.csv</c>, <c>.xlsx</c> and <c>.pb</c>.</summary>
internal static class ExportProjectList
{
    private const string Name = "project-list";

    public static IResult Csv(
        string round, string? language, Caller caller, Database database, HttpContext http) =>
        Made(round, caller, database).ToAnswer(list => Speech.Of(language, http).ToAnswer(speech => TypedResults.Bytes(
            list.ToTable(speech.IsDanish).ToCsv(), "text/csv; charset=utf-8", $"{Name}.csv")));

    public static IResult Workbook(
        string round, string? language, Caller caller, Database database, HttpContext http) =>
        Made(round, caller, database).ToAnswer(list => Speech.Of(language, http).ToAnswer(speech => TypedResults.Bytes(
            WorkbookWriter.Write(list.ToTable(speech.IsDanish)), TableMedia.Workbook, $"{Name}.xlsx")));

    public static IResult Pabulib(string round, Caller caller, Database database) => Made(round, caller, database)
        .ToAnswer(list => TypedResults.Bytes(list.ToPabulib(), "text/plain; charset=utf-8", $"{Name}.pb"));

    private static Answer<ProjectList> Made(string round, Caller caller, Database database) =>
        database.Read(session => SetUp.Seen(session, round, caller)
            .Then<ProjectList>(found => ProjectList.Read(session, found)));
}
