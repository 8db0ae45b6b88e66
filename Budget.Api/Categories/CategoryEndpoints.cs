using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Categories;

/// <summary>What projects are about.</summary>
internal static class CategoryEndpoints
{
    public static void MapCategories(this RouteGroupBuilder rounds)
    {
        var categories = rounds.MapGroup("/{round}/categories").WithTags("Categories");
        categories.MapGet("/", List).AllowEverybody()
            .WithName("listCategories").WithSummary("The categories of a round").Produces<Page<Category>>();
        categories.MapPost("/", CreateCategory.Handle).Allow(Role.Finance).Refuses(ProblemType.RuleLocked)
            .Validate<CategoryTerms, CategoryTerms.Validator>()
            .WithName("createCategory").WithSummary("Add a category").Produces<Category>(StatusCodes.Status201Created);
        categories.MapGet("/{category}", Show).AllowEverybody()
            .WithName("readCategory").WithSummary("One category").Produces<Category>();
        categories.MapPatch("/{category}", ChangeCategory.Handle).Allow(Role.Finance)
            .AcceptsPatch<CategoryTerms>().Refuses(ProblemType.RuleLocked)
            .WithName("changeCategory").WithSummary("Change a category").Produces<Category>();
        categories.MapDelete("/{category}", DeleteCategory.Handle).Allow(Role.Finance)
            .ChangesVersion().Refuses(ProblemType.RuleLocked, ProblemType.WrongState)
            .WithName("deleteCategory").WithSummary("Delete a category that nothing names")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static IResult List(
        string round, [AsParameters] PageQuery query, Caller caller, Database database, HttpContext http) =>
        SetUp.List(
            query.Read(), database, round, caller, http,
            (session, page) => Category.List(session, round, page), category => category.Id);

    private static IResult Show(string round, string category, Caller caller, Database database, HttpContext http) =>
        SetUp.Show(
            database, round, caller, http, session => Category.Get(session, round, category), found => found.Version);
}
