using Budget.Api.Problems;

namespace Budget.Api.Allocations;

/// <summary>
/// Calculates for strangers: few at once, and nobody for long. What cannot be ended in time is answered in time and
/// keeps its place until it is over, so that nobody gets more of the machine by asking again.
/// </summary>
internal sealed class CalculationDesk(TimeProvider clock) : IDisposable
{
    public const int AtOnce = 2;

    /// <summary>Ten times what the elections of large cities take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(AtOnce, AtOnce);

    /// <summary>Does some work on a thread of its own.</summary>
    /// <param name="work">Takes whom to tell the number of each step, and what ends it.</param>
    /// <param name="gone">Whether the caller still waits.</param>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public async Task<Answer<T>> Do<T>(Func<Action<int>, CancellationToken, Answer<T>> work, CancellationToken gone)
        where T : class
    {
        if (!await _free.WaitAsync(TimeSpan.Zero, gone))
        {
            return new Problem(ProblemType.Unavailable, $"{AtOnce} calculations run already; try again shortly.");
        }

        var step = 0;
        using var late = new CancellationTokenSource(Longest, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, gone);
        var token = end.Token;
        var done = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return work(now => Volatile.Write(ref step, now), token);
                }
                finally
                {
                    _free.Release();
                }
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var answer = await done.WaitAsync(token);
            gone.ThrowIfCancellationRequested();
            return answer;
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return Problem.LimitExceeded(
                $"A calculation may take {Longest.TotalSeconds} seconds here; the purses were raised "
                + $"{Volatile.Read(ref step)} times by then. The command line has no such limit.",
                Volatile.Read(ref step));
        }
    }

    public void Dispose() => _free.Dispose();
}
