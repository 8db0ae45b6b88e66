using System.Text.Encodings.Web;
using System.Text.Unicode;
using Budget.Api.Security;

namespace Budget.Api.Problems;

/// <summary>Every code explained, where the <c>type</c> of a refusal leads.</summary>
internal static class ProblemTypeEndpoints
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapProblemTypes(this RouteGroupBuilder v1)
    {
        var types = v1.MapGroup("/problem-types").WithTags("Service");
        types.MapGet("/", () => TypedResults.Ok(new ProblemTypeList([.. Codes.Select(ShownProblemType.Of)])))
            .AllowEverybody().WithName("listProblemTypes").WithSummary("Every code a refusal may have");
        types.MapGet("/{code}", Handle).AllowEverybody().WithName("getProblemType")
            .WithSummary("What a code means and what to do about it, in Danish and English")
            .Produces<ShownProblemType>();
    }

    private static IEnumerable<string> Codes => ProblemType.All.Select(type => type.Code).Distinct();

    private static IResult Handle(string code, HttpContext http) =>
        !Codes.Contains(code) ? new Problem(ProblemType.NotFound, "No refusal has this code.").ToAnswer()
        : AsksForPage(http.Request) ? TypedResults.Text(Page(ShownProblemType.Of(code)), "text/html; charset=utf-8")
        : TypedResults.Ok(ShownProblemType.Of(code));

    // A browser asks for a page; who says nothing, or anything, is a program.
    private static bool AsksForPage(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accept => accept.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accept.Quality != 0);

    private static string Page(ShownProblemType type) =>
        $"""
        <!DOCTYPE html>
        <html lang="da">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{type.Code}</title></head>
        <body>
        <h1>{type.Code}</h1>
        <main>
        {Part("da", type.Titles.Select(title => title.Da), type.Advice.Da)}
        {Part("en", type.Titles.Select(title => title.En), type.Advice.En)}
        </main>
        </body>
        </html>

        """;

    private static string Part(string language, IEnumerable<string> titles, string advice) =>
        $"<section lang=\"{language}\"><h2>{Html.Encode(string.Join(" / ", titles))}</h2>"
        + $"<p>{Html.Encode(advice)}</p></section>";
}

/// <summary>All codes.</summary>
internal sealed record ProblemTypeList(IReadOnlyList<ShownProblemType> Items);

/// <summary>A code as it is explained.</summary>
/// <param name="Statuses">The HTTP statuses it comes with.</param>
/// <param name="Titles">What each of those says.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="Code">It never changes.</param>
internal sealed record ShownProblemType(
    string Code, IReadOnlyList<int> Statuses, IReadOnlyList<InBoth> Titles, InBoth Advice)
{
    public static ShownProblemType Of(string code)
    {
        ProblemType[] rows = [.. ProblemType.All.Where(type => type.Code == code)];
        return new(
            code, [.. rows.Select(row => row.Status)], [.. rows.Select(row => new InBoth(row.Danish, row.English))],
            ProblemAdvice.For(code));
    }
}
