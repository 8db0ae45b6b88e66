using Budget.Api.Security;

namespace Budget.Api.Hosting;

/// <summary>
/// How much anybody may ask in a minute: each address for itself, each front end and each key for itself, each voter
/// for himself wherever he comes from, and far less for who keeps saying codes that are not valid. Each service counts
/// for itself.
/// </summary>
internal sealed class RateLimits(ApplicationSettings settings, TimeProvider clock)
{
    /// <summary>Enough for a front end that carries a whole town on its last evening.</summary>
    public const int PerKey = 6_000;

    /// <summary>More than anybody clicks.</summary>
    public const int PerVoter = 60;

    /// <summary>Enough for clumsy copyists in one library; a guess at a code is right once in 2^130.</summary>
    public const int FailuresPerAddress = 60;

    /// <summary>The clumsy copyists of a town.</summary>
    public const int FailuresPerFrontEnd = 600;

    private readonly MinuteCounter _addresses = new("address", settings.RequestsPerMinute, clock);
    private readonly MinuteCounter _keys = new("key", PerKey, clock);
    private readonly MinuteCounter _frontEnds = new("front-end", PerKey, clock);
    private readonly MinuteCounter _voters = new("voter", PerVoter, clock);
    private readonly MinuteCounter _failures = new("failures", FailuresPerAddress, clock);
    private readonly MinuteCounter _failuresOfFrontEnds = new("front-end-failures", FailuresPerFrontEnd, clock);

    /// <summary>Counts some failures; none asks only whether there were too many.</summary>
    public Allowance CountFailures(HttpContext http, int failures) => ServerOf(http) is { } frontEnd
        ? _failuresOfFrontEnds.Count(MinuteCounter.NumberOf(frontEnd.Person), failures)
        : _failures.Count(MinuteCounter.NumberOf(http.Connection.RemoteIpAddress), failures);

    /// <summary>Counts a call; only who was recognised has a counter of his own.</summary>
    public Allowance[] CountCall(HttpContext http)
    {
        var caller = Caller.Of(http.User);
        var carrier = ServerOf(http) is { } frontEnd ? _frontEnds.Count(MinuteCounter.NumberOf(frontEnd.Person))
            : caller.Role is null or Role.Voter
                ? _addresses.Count(MinuteCounter.NumberOf(http.Connection.RemoteIpAddress))
            : _keys.Count(MinuteCounter.NumberOf(caller.Person));
        return caller.RollEntryId is { } voter
            ? [carrier, _voters.Count(MinuteCounter.NumberOf(voter))]
            : [carrier];
    }

    /// <summary>Says what is left (draft-ietf-httpapi-ratelimit-headers), and after too many when to return.</summary>
    public static void Announce(HttpResponse response, params ReadOnlySpan<Allowance> allowances)
    {
        foreach (var (policy, limit, left, seconds) in allowances)
        {
            response.Headers.Append("RateLimit-Policy", $"\"{policy}\";q={limit};w=60");
            response.Headers.Append("RateLimit", $"\"{policy}\";r={Math.Max(0, left)};t={seconds}");
            if (left < 0)
            {
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = $"{seconds}";
            }
        }
    }

    // A key that pages carry is known to whoever opens one: nobody may use up with it what belongs to all of them.
    private static FrontEnd? ServerOf(HttpContext http) =>
        http.Features.Get<CarriedBy>()?.FrontEnd is { Origins.Count: 0 } server ? server : null;
}

/// <summary>Before anybody is recognised: does not hear who failed too often, and counts who fails.</summary>
internal sealed class FailureLimit(RequestDelegate next, RateLimits limits)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var says = http.Request.Headers.Authorization.Count > 0 || http.Request.Headers.ContainsKey(FrontEnd.Header);
        // Whoever has none left has failed as often as is allowed.
        if (says && limits.CountFailures(http, 0) is { Left: <= 0 } spent)
        {
            RateLimits.Announce(http.Response, spent with { Left = -1 });
            return;
        }

        await next(http);
        if (says && http.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            limits.CountFailures(http, 1);
        }
    }
}

/// <summary>After callers are recognised.</summary>
internal sealed class CallLimit(RequestDelegate next, RateLimits limits)
{
    public Task InvokeAsync(HttpContext http)
    {
        var counted = limits.CountCall(http);
        RateLimits.Announce(http.Response, counted);
        return counted.Any(allowance => allowance.IsExceeded) ? Task.CompletedTask : next(http);
    }
}

internal static class LimitedCalls
{
    public static void UseFailureLimits(this IApplicationBuilder app, ApplicationSettings settings)
    {
        if (settings.RateLimits)
        {
            app.UseMiddleware<FailureLimit>();
        }
    }

    public static void UseRateLimits(this IApplicationBuilder app, ApplicationSettings settings)
    {
        if (settings.RateLimits)
        {
            app.UseMiddleware<CallLimit>();
        }
    }
}
