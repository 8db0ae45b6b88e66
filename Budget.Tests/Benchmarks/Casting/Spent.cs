using System.Globalization;
using Budget.Api.Storage;

namespace Budget.Benchmarks.Casting;

/// <summary>
/// What was spent so far: other programs on the machine change how long a ballot takes, but hardly this.
/// </summary>
/// <param name="Processor">By the service and its clients together.</param>
internal sealed record Spent(long Ballots, long Flushes, TimeSpan Processor, long Bytes)
{
    public static Spent On(Database database) => new(
        database.Pieces, database.Commits, Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));

    public static Spent operator -(Spent now, Spent before) => new(
        now.Ballots - before.Ballots, now.Flushes - before.Flushes, now.Processor - before.Processor,
        now.Bytes - before.Bytes);

    /// <summary>How much it was for each ballot.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(double)Flushes / Ballots:F3} flushes, {Processor.TotalMicroseconds / Ballots:F0} µs of the processors, "
        + $"{Bytes / Ballots} bytes allocated");
}
