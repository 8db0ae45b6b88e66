using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Api.Security;

/// <summary>The front end that carries a call, beside whoever calls through it.</summary>
/// <param name="Person">Who answers for it; all of its keys count together.</param>
/// <param name="RoundId">The only round it is for; null for all.</param>
/// <param name="Origins">Where its pages come from; none when no browser uses the key.</param>
internal sealed record FrontEnd(string Person, string? RoundId, IReadOnlyList<string> Origins)
{
    /// <summary>The header in which a front end says its own key: <c>Api-Key: pbk_…</c>.</summary>
    public const string Header = "Api-Key";

    /// <summary>The front end of a key, or null when the key is unknown, expired, revoked or somebody else's.</summary>
    public static FrontEnd? Find(Session session, string key, DateTimeOffset now) =>
        ApiKey.Kept(session, key) is { } kept && kept.IsLive(now) && kept.Role == WireFormat.Word(Role.FrontEnd)
            ? new(kept.Person, kept.RoundId, kept.OriginList)
            : null;

    /// <summary>Why it may not carry a call; null when it may.</summary>
    /// <param name="round">The round that the call is about, if any.</param>
    /// <param name="origin">Where the page comes from that calls; empty when it is no page.</param>
    /// <param name="own">Where the service's own pages come from.</param>
    public Problem? Refusal(string? round, string origin, string own) =>
        RoundId is not null && round is not null && round != RoundId
            ? new(ProblemType.Forbidden, "The key of this front end is for another round.")
        : origin.Length > 0 && origin != own && !Origins.Contains(origin)
            ? new(ProblemType.Forbidden, $"The key of this front end is not for pages of {origin}.")
        : null;
}

/// <summary>Recognises front ends by their own key, before anybody is counted or recognised.</summary>
internal sealed class FrontEndKeys(RequestDelegate next, Database database, TimeProvider clock)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.TryGetValue(FrontEnd.Header, out var key))
        {
            http.Features.Set(new CarriedBy(
                database.ReadOne(session => FrontEnd.Find(session, key.ToString(), clock.GetUtcNow()))));
        }

        return next(http);
    }
}

/// <summary>That a call says which front end carries it.</summary>
/// <param name="FrontEnd">Null when the key is not valid.</param>
internal sealed record CarriedBy(FrontEnd? FrontEnd);

/// <summary>Refuses calls whose front end may not carry them.</summary>
internal sealed class FrontEndGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        http.Features.Get<CarriedBy>() is { } carried && Refusal(carried, http.Request) is { } refusal
            ? refusal.ToAnswer().ExecuteAsync(http)
            : next(http);

    private static Problem? Refusal(CarriedBy carried, HttpRequest request) => carried.FrontEnd is { } frontEnd
        ? frontEnd.Refusal(
            request.RouteValues["round"] as string, request.Headers.Origin.ToString(),
            $"{request.Scheme}://{request.Host}")
        : new(ProblemType.Unauthenticated, $"The key in the header {FrontEnd.Header} is no valid key of a front end.");
}
