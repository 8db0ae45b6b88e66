using System.Net;
using System.Threading.RateLimiting;

namespace Budget.Api.Hosting;

/// <summary>Who said something that is not valid too often, and is not heard for a while.</summary>
internal sealed class FailedCalls : IDisposable
{
    /// <summary>Enough for clumsy copyists in one library; a guess at a code is right once in 2^130.</summary>
    public const int FailuresPerAddress = 60;

    private readonly PartitionedRateLimiter<int> _limiter = PartitionedRateLimiter.Create<int, int>(
        counter => RateLimits.Window(counter, FailuresPerAddress));

    /// <summary>Counts some failures; none asks only whether there were too many.</summary>
    public RateLimitLease Count(IPAddress? address, int failures) =>
        _limiter.AttemptAcquire(RateLimits.CounterOf(address), failures);

    public void Dispose() => _limiter.Dispose();
}

/// <summary>Does not hear who failed too often, and counts who fails.</summary>
internal sealed class FailureLimit(RequestDelegate next, FailedCalls failed)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var says = http.Request.Headers.Authorization.Count > 0;
        using var lease = failed.Count(http.Connection.RemoteIpAddress, 0);
        if (says && !lease.IsAcquired)
        {
            RateLimits.Refuse(http.Response, lease);
            return;
        }

        await next(http);
        if (says && http.Response.StatusCode == StatusCodes.Status401Unauthorized)
        {
            failed.Count(http.Connection.RemoteIpAddress, 1).Dispose();
        }
    }
}
