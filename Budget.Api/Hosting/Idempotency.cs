using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Microsoft.Extensions.Primitives;

namespace Budget.Api.Hosting;

/// <summary>A route that stores nothing, so that repeating it needs no key.</summary>
internal sealed record ComputesOnly;

/// <summary>A route whose answer holds a secret: it leaves once and is not kept.</summary>
internal sealed record DeliversOnce;

/// <summary>
/// Every creating POST takes an <c>Idempotency-Key</c>: with it a client repeats the same call until it gets an answer,
/// and the call has one effect. The key counts for its caller on all routes; a refusal changed nothing and is not
/// remembered, so that a call that was mended may keep its key.
/// </summary>
internal static class Idempotency
{
    public const string Key = "Idempotency-Key";
    public const string Replayed = "Idempotency-Replayed";

    private const int LongestKey = 64;

    public static RouteHandlerBuilder ComputesOnly(this RouteHandlerBuilder route) =>
        route.WithMetadata(new ComputesOnly());

    public static RouteHandlerBuilder DeliversOnce(this RouteHandlerBuilder route) =>
        route.WithMetadata(new DeliversOnce());

    /// <summary>Remembers the calls of every creating POST of a group.</summary>
    public static RouteGroupBuilder RememberCalls(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(route => route.HttpMethods.Contains("POST")))
            {
                endpoint.FilterFactories.Add((handler, next) => Around(endpoint, handler, next));
            }
        });
        return group;
    }

    // The handler is given a database that remembers its write; where it takes none, nothing is stored.
    private static EndpointFilterDelegate Around(
        EndpointBuilder endpoint, EndpointFilterFactoryContext handler, EndpointFilterDelegate next)
    {
        var at = Array.FindIndex(
            handler.MethodInfo.GetParameters(), parameter => parameter.ParameterType == typeof(Database));
        var keepsValue = !endpoint.Metadata.OfType<DeliversOnce>().Any();
        return at < 0 || endpoint.Metadata.OfType<ComputesOnly>().Any()
            ? next
            : call => call.HttpContext.Request.Headers.TryGetValue(Key, out var key)
                ? AnswerAsync(call, key, at, keepsValue, next)
                : next(call);
    }

    private static async ValueTask<object?> AnswerAsync(
        EndpointFilterInvocationContext call, StringValues key, int at, bool keepsValue, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (!IsKey(key))
        {
            return Problem.InvalidInput($"/{Key}", $"expected 1 to {LongestKey} visible ASCII characters, once")
                .ToAnswer();
        }

        var (caller, database) = (Caller.Of(http.User), (Database)call.Arguments[at]!);
        var id = IdOf(caller, key.ToString(), http.Connection.RemoteIpAddress);
        using var work = http.RequestServices.GetRequiredService<CallsAtWork>().Begin(id);
        if (work is null)
        {
            return new Problem(ProblemType.IdempotencyInProgress, "The same call is at work; repeat it.").ToAnswer();
        }

        var fingerprint = await FingerprintAsync(http.Request);
        var before = database.ReadOne(session => RememberedCall.Find(session, id));
        if (before is not null && before.Fingerprint != fingerprint)
        {
            return new Problem(
                ProblemType.IdempotencyMismatch, "The key belongs to a call with another path or body.").ToAnswer();
        }

        call.Arguments[at] = database.For(before is null
            ? CallMemory.OfFirst(id, fingerprint, keepsValue, http.RequestServices.GetRequiredService<TimeProvider>()
                .GetUtcNow())
            : CallMemory.OfRepeat(before));
        var answer = await next(call);
        if (before is not null)
        {
            http.Response.Headers[Replayed] = "true";
        }

        return answer;
    }

    /// <summary>
    /// Under what a call is remembered; the key cannot be read from it. Of those who say nothing about themselves each
    /// address has keys of its own.
    /// </summary>
    public static string IdOf(Caller caller, string key, IPAddress? address) =>
        Hash.Of(string.Join(
            '\0', caller.Role, caller.Person, caller.RollEntryId, caller.Role is null ? address : null, key));

    private static bool IsKey(StringValues key) =>
        key is [{ Length: >= 1 and <= LongestKey } one] && one.All(letter => letter is > ' ' and < '\u007F');

    // The body was read once already, and lies in memory.
    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(
            $"{request.Method} {request.Path}{request.QueryString}\n{request.ContentType}\n"));
        if (request.Body.CanSeek)
        {
            request.Body.Position = 0;
            hash.AppendData(await SHA256.HashDataAsync(request.Body));
            request.Body.Position = 0;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Calls with a key that this service works on just now.</summary>
internal sealed class CallsAtWork
{
    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);

    /// <summary>Begins a call until it is disposed of; null when the same one is at work.</summary>
    public IDisposable? Begin(string id) => _ids.TryAdd(id, 0) ? new Work(_ids, id) : null;

    private sealed class Work(ConcurrentDictionary<string, byte> ids, string id) : IDisposable
    {
        public void Dispose() => ids.TryRemove(id, out _);
    }
}

/// <summary>Forgets calls that nobody repeats any more.</summary>
internal sealed class Forgetting(Database database, TimeProvider clock, ILogger<Forgetting> log) : BackgroundService
{
    /// <summary>So long a call can be repeated at least.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var before = clock.GetUtcNow() - Kept;
            await RoundLog.Guard(log, "all rounds", "forget calls", () => database.Write<object>(session =>
            {
                RememberedCall.Forget(session, before);
                return new object();
            }));
        }
    }
}
