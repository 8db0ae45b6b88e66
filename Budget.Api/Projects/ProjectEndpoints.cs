using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary>What voters may fund.</summary>
internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder rounds)
    {
        var projects = rounds.MapGroup("/{round}/projects").WithTags("Projects");
        projects.MapGet("/", List).AllowEverybody()
            .WithName("listProjects").WithSummary("The projects of a round").Produces<Page<Project>>();
        projects.MapPost("/", CreateProject.Handle).Allow(Role.Steward, Role.Finance)
            .Refuses(ProblemType.RuleLocked, ProblemType.WrongState)
            .Validate<ProjectTerms, ProjectTerms.Validator>()
            .WithName("createProject").WithSummary("Propose a project")
            .Produces<Project>(StatusCodes.Status201Created);
        projects.MapGet("/{project}", Show).AllowEverybody()
            .WithName("readProject").WithSummary("One project").Produces<Project>();
        projects.MapPatch("/{project}", ChangeProject.Handle).Allow(Role.Finance)
            .AcceptsPatch<ProjectTerms>().Refuses(ProblemType.RuleLocked)
            .WithName("changeProject").WithSummary("Change a project").Produces<Project>();
        projects.MapPost("/{project}/transitions", DecideProject.Handle).Allow(Role.Finance)
            .Refuses(ProblemType.RuleLocked, ProblemType.WrongState)
            .Validate<DecideProject.Request, DecideProject.Request.Validator>()
            .WithName("decideProject").WithSummary("Approve, reject or withdraw a project").Produces<Project>();
        rounds.MapPost("/{round}/project-imports", ImportProjects.Handle).Allow(Role.Finance)
            .Refuses(ProblemType.RuleLocked, ProblemType.ImportRowsInvalid)
            .Accepts<string>(TableMedia.Csv, TableMedia.Workbook, TableMedia.Pabulib)
            .WithMetadata(new BodyLimit(TableLimits.Projects.MaxBytes))
            .WithDescription(
                "Columns of a table, in any order: `title`, `price`, `line` (not in a round of one), and if wanted "
                + "`id`, `description`, `area`, `category` (several with `|` between them); in Danish `titel`, `pris`, "
                + "`linje`, `beskrivelse`, `område`, `kategori`. `dryRun=true` reports and stores nothing.")
            .WithName("importProjects").WithSummary("Add all projects of a file, or try to").WithTags("Projects")
            .Produces<ImportProjects.Report>();
        MapList(rounds.MapGroup("/{round}/exports").WithTags("Projects"));
    }

    private static void MapList(RouteGroupBuilder round)
    {
        round.MapGet("/project-list.csv", ExportProjectList.Csv).AllowStaff()
            .WithName("exportProjectListCsv").WithSummary("The projects as a table that can be imported again")
            .Produces<string>(StatusCodes.Status200OK, TableMedia.Csv);
        round.MapGet("/project-list.xlsx", ExportProjectList.Workbook).AllowStaff()
            .WithName("exportProjectListWorkbook").WithSummary("The projects as a workbook that can be imported again")
            .Produces<byte[]>(StatusCodes.Status200OK, TableMedia.Workbook);
        round.MapGet("/project-list.pb", ExportProjectList.Pabulib).AllowStaff()
            .WithName("exportProjectListPabulib").WithSummary("The projects in the Pabulib format, without ballots")
            .Produces<string>(StatusCodes.Status200OK, TableMedia.Pabulib);
    }

    private static IResult List(
        string round, [AsParameters] PageQuery query, Caller caller, Database database, HttpContext http) =>
        SetUp.List(
            query.Read(), database, round, caller, http,
            (session, page) => ProjectStore.List(session, round, page, SeesProposals(caller, round)),
            project => project.Id);

    private static IResult Show(string round, string project, Caller caller, Database database, HttpContext http) =>
        SetUp.Show(
            database, round, caller, http,
            session => ProjectStore.Get(session, round, project).Unless(found =>
                found.State == ProjectState.Proposed && !SeesProposals(caller, round) ? Project.Missing : null),
            found => found.Version);

    // A proposal is nobody's business but the town's until somebody has read it.
    private static bool SeesProposals(Caller caller, string round) =>
        (caller.IsStaff || caller.Is(Role.Steward)) && (caller.RoundId is null || caller.RoundId == round);
}
