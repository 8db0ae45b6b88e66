using System.Text.Encodings.Web;
using System.Text.Unicode;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Budget.Api.Problems;

/// <summary>Every code explained, where the <c>type</c> of a refusal leads.</summary>
internal static class ProblemTypeEndpoints
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static void MapProblemTypes(this RouteGroupBuilder v1)
    {
        var types = v1.MapGroup("/problem-types").WithTags("Service")
            .WithMetadata(new Lasting(TimeSpan.FromHours(1)));
        types.MapGet("/", List).AllowEverybody().WithName("listProblemTypes")
            .WithSummary("Every code a refusal may have, in Danish and English")
            .Produces<ProblemTypeList>(StatusCodes.Status200OK, "application/json", "text/html");
        types.MapGet("/{code}", Handle).AllowEverybody().WithName("getProblemType")
            .WithSummary("What a code means and what to do about it, in Danish and English")
            .Produces<ShownProblemType>(StatusCodes.Status200OK, "application/json", "text/html");
    }

    private static IEnumerable<string> Codes => ProblemType.All.Select(type => type.Code).Distinct();

    private static IResult List(HttpContext http)
    {
        ShownProblemType[] all = [.. Codes.Order(StringComparer.Ordinal).Select(ShownProblemType.Of)];
        return AsksForPage(http.Request)
            ? Page("Svar, der afviser / Refusals", string.Concat(all.Select(type => Article(type, "h2"))))
            : TypedResults.Ok(new ProblemTypeList(all));
    }

    private static IResult Handle(string code, HttpContext http) =>
        !Codes.Contains(code) ? new Problem(ProblemType.NotFound, "No refusal has this code.").ToAnswer()
        : AsksForPage(http.Request) ? Page(code, Article(ShownProblemType.Of(code), "h1"))
        : TypedResults.Ok(ShownProblemType.Of(code));

    // A browser asks for a page; who says nothing, or anything, is a program.
    private static bool AsksForPage(HttpRequest request) => request.GetTypedHeaders().Accept
        .Any(accept => accept.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accept.Quality != 0);

    private static ContentHttpResult Page(string title, string content) => TypedResults.Text(
        $"""
        <!DOCTYPE html>
        <html lang="da">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
        <body>
        <main>
        {content}</main>
        </body>
        </html>

        """,
        "text/html; charset=utf-8");

    private static string Article(ShownProblemType type, string heading) =>
        $"""
        <article id="{type.Code}">
        <{heading}>{type.Code}</{heading}>
        <p>HTTP {string.Join(", ", type.Statuses)}</p>
        {Part("da", type.Titles.Select(title => title.Da), type.Advice.Da)}
        {Part("en", type.Titles.Select(title => title.En), type.Advice.En)}
        </article>

        """;

    private static string Part(string language, IEnumerable<string> titles, string advice) =>
        $"<section lang=\"{language}\"><p><strong>{Html.Encode(string.Join(" / ", titles))}</strong></p>"
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
