namespace Budget.Api.Demo;

/// <summary>The real clock, some days ahead: a round of three weeks is over in seconds.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref _aheadTicks));

    /// <summary>Lets it be this time now.</summary>
    public void MoveTo(DateTimeOffset time) =>
        Interlocked.Add(ref _aheadTicks, (time - GetUtcNow()).Ticks);
}
