using Budget.Api.Security;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Budget.Api.Problems;

/// <summary>Gives a body to answers that have only a status: no route, no right, no such method.</summary>
internal static class Refusals
{
    public static Task Answer(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var problem = Of(http.Response.StatusCode, http);
        return problem.ToAnswer().ExecuteAsync(http);
    }

    private static Problem Of(int status, HttpContext http) => status switch
    {
        StatusCodes.Status401Unauthorized when Authorizations.IsVoter(http.Request) =>
            new(ProblemType.CodeUnknown, "Check the code on the letter; it may also have been replaced by a new one."),
        StatusCodes.Status401Unauthorized =>
            new(ProblemType.Unauthenticated, "Send a valid key, token or voting code in the header Authorization."),
        StatusCodes.Status403Forbidden => new(ProblemType.Forbidden, "Your role may not do this here."),
        StatusCodes.Status405MethodNotAllowed =>
            new(ProblemType.MethodNotAllowed, $"{http.Request.Method} is not offered here."),
        StatusCodes.Status406NotAcceptable => new(ProblemType.NotAcceptable, "Ask for another format."),
        StatusCodes.Status413PayloadTooLarge => new(ProblemType.TooLarge, "The body is too long."),
        StatusCodes.Status415UnsupportedMediaType => new(ProblemType.UnsupportedMedia, "Send another content type."),
        StatusCodes.Status429TooManyRequests => new(ProblemType.TooManyRequests, "Wait as long as Retry-After says."),
        StatusCodes.Status503ServiceUnavailable => new(ProblemType.Unavailable, "Try again shortly."),
        StatusCodes.Status404NotFound => new(ProblemType.NotFound, $"Nothing is at {http.Request.Path}."),
        < 500 => new(ProblemType.InvalidInput, "The request cannot be read."),
        _ => new(ProblemType.Defect, "It was noted; nothing was changed."),
    };
}

/// <summary>
/// What is said when something throws: a broken request is the caller's, all else is a defect of ours.
/// </summary>
internal static class Defects
{
    public static ExceptionHandlerOptions Options { get; } = new()
    {
        StatusCodeSelector = cause => cause is BadHttpRequestException broken ? broken.StatusCode
            : Faults.IsOutage(cause) ? StatusCodes.Status503ServiceUnavailable
            : StatusCodes.Status500InternalServerError,
        SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        ExceptionHandler = http =>
            Of(http.Features.Get<IExceptionHandlerFeature>()?.Error).ToAnswer().ExecuteAsync(http),
    };

    private static Problem Of(Exception? cause) => cause switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(ProblemType.TooLarge, "The body is too long."),
        BadHttpRequestException => new(ProblemType.InvalidInput, "The request cannot be read."),
        _ when Faults.IsOutage(cause) => new(ProblemType.Unavailable, "Nothing can be read; repeat the same request."),
        _ => new(ProblemType.Defect, "It was noted; whether something changed is unknown."),
    };
}
