using Budget.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Budget.Api.Hosting;

/// <summary>Refuses whoever accepts only what a route never answers (406).</summary>
internal sealed class Negotiation(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.Accept is [] or ["*/*"]
            || Offered(http.GetEndpoint()) is not { Length: > 0 } offered || IsAccepted(http.Request, offered))
        {
            return next(http);
        }

        return new Problem(ProblemType.NotAcceptable, $"There is {Words.AnyOf(offered)}.").ToAnswer()
            .ExecuteAsync(http);
    }

    private static bool IsAccepted(HttpRequest request, string[] offered) =>
        request.GetTypedHeaders().Accept is var accepted
        && (accepted.Count == 0 || accepted.Any(range => range.Quality != 0 && offered.Any(
            one => range.MatchesAllTypes
                || (range.MatchesAllSubTypes
                    ? one.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase)
                    : range.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase)))));

    private static string[] Offered(Endpoint? endpoint) => endpoint is null ? []
        : [.. endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode < StatusCodes.Status300MultipleChoices)
            .SelectMany(answer => answer.ContentTypes)
            .Select(type => type.Split(';')[0]).Distinct()];
}
