using System.Net;

namespace Budget.Api.Hosting;

/// <summary>What somebody has left of a limit.</summary>
/// <param name="Policy">Which limit.</param>
/// <param name="Limit">How many calls it allows in a minute.</param>
/// <param name="Left">How many of them are left; below zero when this one is too many.</param>
/// <param name="Seconds">Until it begins anew.</param>
internal readonly record struct Allowance(string Policy, int Limit, int Left, int Seconds)
{
    public bool IsExceeded => Left < 0;
}

/// <summary>
/// Counts calls by the minute. Callers share a fixed number of counters, so that no flood of them fills the memory.
/// </summary>
internal sealed class MinuteCounter(string policy, int limit, TimeProvider clock)
{
    private const int Counters = 8192;
    private const int Minute = 60;
    private const int CountBits = 32;

    // The minute in the upper half, how many in the lower.
    private readonly long[] _counts = new long[Counters];

    /// <summary>Counts some calls of somebody; none asks only what is left.</summary>
    public Allowance Count(int who, int calls = 1)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var minute = now / Minute;
        ref var place = ref _counts[(int)(unchecked((uint)who) % Counters)];
        while (true)
        {
            var seen = Volatile.Read(ref place);
            var before = seen >> CountBits == minute ? seen & uint.MaxValue : 0;
            // Who is over the limit is not counted further, so that the number never runs over.
            var after = Math.Min(before + calls, (long)limit + 1);
            if (Interlocked.CompareExchange(ref place, (minute << CountBits) | after, seen) == seen)
            {
                return new(policy, limit, (int)(limit - after), (int)(Minute - now % Minute));
            }
        }
    }

    /// <summary>The number of an address; those of one household's IPv6 network share one.</summary>
    public static int NumberOf(IPAddress? address)
    {
        var bytes = address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4().GetAddressBytes()
            : address?.GetAddressBytes() ?? [];
        var hash = new HashCode();
        hash.AddBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
        return hash.ToHashCode();
    }

    public static int NumberOf(string name) => name.GetHashCode(StringComparison.Ordinal);
}
