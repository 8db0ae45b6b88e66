using System.Net;
using System.Threading.RateLimiting;
using Budget.Api.Security;
using Microsoft.AspNetCore.RateLimiting;

namespace Budget.Api.Hosting;

/// <summary>
/// How much anybody may ask in a minute: each address for itself, each key for itself, and far less for who keeps
/// saying codes that are not valid.
/// </summary>
internal static class RateLimits
{
    /// <summary>Enough for a front end that carries a whole town on its last evening.</summary>
    public const int PerKey = 6_000;

    // Addresses share these many counters, so that no flood of addresses fills the memory.
    private const int Partitions = 8192;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(
        this IServiceCollection services, ApplicationSettings settings) => services
        .AddSingleton<FailedCalls>()
        .AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(
                http => PartitionOf(http, settings));
            options.OnRejected = (context, _) =>
            {
                Refuse(context.HttpContext.Response, context.Lease);
                return ValueTask.CompletedTask;
            };
        });

    /// <summary>Before anybody is recognised: who keeps failing is not even looked at.</summary>
    public static void UseFailureLimits(this IApplicationBuilder app, ApplicationSettings settings)
    {
        if (settings.RateLimits)
        {
            app.UseMiddleware<FailureLimit>();
        }
    }

    /// <summary>After callers are recognised.</summary>
    public static void UseRateLimits(this IApplicationBuilder app, ApplicationSettings settings)
    {
        if (settings.RateLimits)
        {
            app.UseRateLimiter();
        }
    }

    /// <summary>Which counter an address has; addresses of one household's IPv6 network share one.</summary>
    public static int CounterOf(IPAddress? address)
    {
        var bytes = address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4().GetAddressBytes()
            : address?.GetAddressBytes() ?? [];
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
        return Counter(hash.ToHashCode());
    }

    private static int Counter(int hash) => (int)(unchecked((uint)hash) % Partitions);

    internal static void Refuse(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
    }

    private static RateLimitPartition<int> PartitionOf(HttpContext http, ApplicationSettings settings)
    {
        // Only who was recognised has a counter of his own: anybody can write a new key into every call.
        var caller = Caller.Of(http.User);
        return caller.Role is null or Role.Voter
            ? Window(CounterOf(http.Connection.RemoteIpAddress), settings.RequestsPerMinute)
            : Window(Partitions + Counter(caller.Person.GetHashCode(StringComparison.Ordinal)), PerKey);
    }

    internal static RateLimitPartition<int> Window(int counter, int calls) =>
        RateLimitPartition.GetFixedWindowLimiter(counter, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = calls,
            Window = Minute,
            QueueLimit = 0,
        });
}
