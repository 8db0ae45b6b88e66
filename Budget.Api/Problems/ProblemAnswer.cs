using System.Diagnostics;
using System.Text.Json.Serialization;
using Budget.Api.Hosting;

namespace Budget.Api.Problems;

/// <summary>
/// A refusal over HTTP: <c>application/problem+json</c> as RFC 9457 says, in the language of the caller.
/// </summary>
internal sealed class ProblemAnswer(Problem problem) : IResult
{
    public const string ContentType = "application/problem+json";

    // Long enough for a restart, short enough for a person who waits.
    private const string RetryAfterSeconds = "2";

    private static readonly object CodeKey = new();

    /// <summary>The code of the refusal that a call was answered with; null where it was not refused.</summary>
    public static string? CodeOf(HttpContext http) => http.Items[CodeKey] as string;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = problem.Type.Status;
        httpContext.Items[CodeKey] = problem.Code;
        response.Headers.CacheControl = "no-store";
        if (problem.Type == ProblemType.Unavailable || problem.Type == ProblemType.IdempotencyInProgress)
        {
            response.Headers.RetryAfter = RetryAfterSeconds;
        }

        if (problem.Type.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "VotingCode, Bearer";
        }

        await response.WriteAsJsonAsync(Details.Of(problem, httpContext), WireFormat.Options, ContentType);
    }

    /// <summary>The members of a refusal.</summary>
    /// <param name="Type">Leads to a page that explains the code.</param>
    /// <param name="Title">What kind of refusal it is, in the language of the caller.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">A stable word for programs; see the problem types.</param>
    /// <param name="Detail">What is wrong this time.</param>
    /// <param name="Instance">The path that was called.</param>
    /// <param name="TraceId">By which whoever runs the service finds the call.</param>
    internal sealed record Details(
        string Type, string Title, int Status, string Code, string Detail, string Instance, string TraceId)
    {
        /// <summary>Where in a text file, from 1.</summary>
        public int? Line { get; init; }

        /// <summary>Where in that line, from 1.</summary>
        public int? Column { get; init; }

        /// <summary>The step at which a limit was reached.</summary>
        public long? Step { get; init; }

        /// <summary>The ids of the tied projects, ascending.</summary>
        public IReadOnlyList<string>? Tied { get; init; }

        /// <summary>The state of the round that does not allow it.</summary>
        public string? State { get; init; }

        /// <summary>What can be done in that state to move the round on.</summary>
        public IReadOnlyList<NextMove>? Next { get; init; }

        /// <summary>Every place that is to blame, as far as there are such.</summary>
        public IReadOnlyList<Place>? Errors { get; init; }

        public static Details Of(Problem problem, HttpContext http) => new(
            $"/v1/problem-types/{problem.Code}",
            http.AnswersInDanish() ? problem.Type.Danish : problem.Type.English,
            problem.Type.Status,
            problem.Code,
            problem.Detail,
            http.Request.Path,
            Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier)
        {
            Line = problem.Line,
            Column = problem.Column,
            Step = problem.Step,
            Tied = problem.Tied.IsEmpty ? null : problem.Tied,
            State = problem.State,
            Next = problem.State is null ? null : problem.Next,
            Errors = problem.Errors.IsEmpty ? null
                : [.. problem.Errors.Select(Place.Of)],
        };
    }

    /// <summary>One thing that is wrong.</summary>
    /// <param name="Pointer">Where, as a JSON Pointer (RFC 6901); empty for the whole body.</param>
    /// <param name="Code">What kind of refusal this place alone would be.</param>
    /// <param name="Message">What was expected there.</param>
    internal sealed record Place(
        [property: JsonPropertyName("pointer")] string Pointer,
        [property: JsonPropertyName("code")] string Code,
        [property: JsonPropertyName("message")] string Message)
    {
        /// <summary>Where the body stops being JSON, or a file in it stops being one, from 1.</summary>
        public int? Line { get; init; }

        /// <summary>Where in that line, from 1.</summary>
        public int? Column { get; init; }

        public static Place Of(JsonError error) => new(error.Pointer, error.Type.Code, error.Message)
        {
            Line = error.Line,
            Column = error.Column,
        };
    }
}

internal static class ProblemAnswers
{
    public static IResult ToAnswer(this Problem problem) => new ProblemAnswer(problem);

    /// <summary>The refusal, or what the value says over HTTP.</summary>
    public static IResult ToAnswer<T>(this Answer<T> answer, Func<T, IResult> ofValue)
        where T : class => answer.Problem?.ToAnswer() ?? ofValue(answer.Value!);

    /// <summary>Chooses the language of an answer, and says it in <c>Content-Language</c>.</summary>
    /// <returns>Whether it is Danish: only for a caller who prefers that to English.</returns>
    public static bool AnswersInDanish(this HttpContext http)
    {
        var isDanish = SpeaksDanish(http.Request);
        http.Response.Headers.ContentLanguage = isDanish ? "da" : "en";
        return isDanish;
    }

    private static bool SpeaksDanish(HttpRequest request)
    {
        var spoken = request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is null or > 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value ?? "");
        return spoken.FirstOrDefault(language => Is(language, "da") || Is(language, "en")) is { } first
            && Is(first, "da");

        static bool Is(string language, string wanted) =>
            language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)
            && (language.Length == wanted.Length || language[wanted.Length] == '-');
    }
}
