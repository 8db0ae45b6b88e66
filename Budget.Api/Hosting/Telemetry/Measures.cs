using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Hosting.Telemetry;

/// <summary>
/// What the service tells an operator in numbers. Nothing about a single round, person or place is a label, and what
/// grows with each ballot is told in steps: somebody who asks every second must not learn from a number that grew who
/// has just voted, nor a turnout that is still suppressed.
/// </summary>
internal sealed class Measures : IDisposable
{
    public const string Name = "Budget";

    /// <summary>The name of the endpoint whose successes are ballots.</summary>
    private const string Casting = "castBallot";

    // At least as coarse as anything that is suppressed where nobody sets more.
    private const long LeastStep = 50;

    // Figures that are told together are of the same moment, and read the rounds once.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Meter _meter = new(Name);
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, long> _refusals = new();
    private readonly ConcurrentDictionary<string, long> _answers = new();
    private long _casts;
    private long _failures;
    private long _counts;
    private long _countMilliseconds;
    private IReadOnlyList<Round>? _rounds;
    private long? _readAt;

    public Measures(Database database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
        Counter("budget.ballots.cast", "Ballots cast or replaced since the start, in steps", () => Coarse(_casts));
        Counter("budget.commits", "Transactions committed since the start, in steps", () => Coarse(database.Commits));
        Counter("budget.pieces", "Changes in those transactions, in steps", () => Coarse(database.Pieces));
        Counter("budget.failures", "Answers 5xx since the start", () => Volatile.Read(ref _failures));
        Counter("budget.counts", "Times the ballots of a round were counted", () => Volatile.Read(ref _counts));
        Counter(
            "budget.count.milliseconds", "How long that took altogether", () => Volatile.Read(ref _countMilliseconds));
        _meter.CreateObservableCounter("budget.refusals", () => Labelled(_refusals, "code", count => count), null,
            "Refusals since the start, by their code");
        _meter.CreateObservableCounter("budget.answers", () => Labelled(_answers, "class", Coarse), null,
            "Answers since the start, by the first digit of their status, in steps");
        _meter.CreateObservableGauge("budget.queue.length", () => (long)(database.Waiting / 10 * 10), null,
            "Changes that wait for the writer, in tens");
        _meter.CreateObservableGauge("budget.rounds", RoundsByState, null, "Rounds in each state");
        _meter.CreateObservableGauge("process.resident.memory.bytes", () => Environment.WorkingSet, null,
            "Memory in use");
        _meter.CreateObservableGauge("process.managed.memory.bytes", () => GC.GetTotalMemory(false), null,
            "Of that, objects of the program");
        _meter.CreateObservableGauge("process.threads", () => (long)ThreadPool.ThreadCount, null, "Threads at work");
    }

    /// <summary>Whether an instrument is one of these here, and not of another service in the same process.</summary>
    public bool Owns(Instrument instrument) => instrument.Meter == _meter;

    /// <summary>Notes an answer: which endpoint, what status, and the code where it is a refusal.</summary>
    public void Answered(string? endpoint, int status, string? code)
    {
        Add(_answers, $"{status / 100}xx");
        if (code is not null)
        {
            Add(_refusals, code);
        }

        if (endpoint == Casting && status < 300)
        {
            Interlocked.Increment(ref _casts);
        }

        if (status >= 500)
        {
            Interlocked.Increment(ref _failures);
        }
    }

    /// <summary>Does something that counts ballots, and notes how long it took.</summary>
    public T Counted<T>(Func<T> count)
    {
        var start = _clock.GetTimestamp();
        var counted = count();
        Interlocked.Increment(ref _counts);
        Interlocked.Add(ref _countMilliseconds, (long)_clock.GetElapsedTime(start).TotalMilliseconds);
        return counted;
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>The number as far as it may be told where rounds suppress up to some cell.</summary>
    internal static long Coarse(long number, long largestCell)
    {
        var step = Math.Max(LeastStep, largestCell);
        return number / step * step;
    }

    // While nobody knows which cells are suppressed, nothing is told.
    private long Coarse(long number) => Rounds() is { } rounds
        ? Coarse(number, rounds.Select(round => (long)round.Settings.MinimumCell).DefaultIfEmpty(0).Max())
        : 0;

    /// <summary>The rounds as they were last seen: in an outage the figures are wanted most.</summary>
    private IReadOnlyList<Round>? Rounds()
    {
        lock (_gate)
        {
            if (_readAt is { } before && _clock.GetElapsedTime(before) < Fresh)
            {
                return _rounds;
            }

            try
            {
                _rounds = _database.Read(Round.All);
            }
            catch (Exception cause) when (Faults.IsOutage(cause))
            {
                // Those of before stay.
            }

            _readAt = _clock.GetTimestamp();
            return _rounds;
        }
    }

    private void Counter(string name, string description, Func<long> read) =>
        _meter.CreateObservableCounter(name, read, null, description);

    private static void Add(ConcurrentDictionary<string, long> counts, string key) =>
        counts.AddOrUpdate(key, 1, (_, count) => count + 1);

    private static IEnumerable<Measurement<long>> Labelled(
        ConcurrentDictionary<string, long> counts, string label, Func<long, long> told) =>
        counts.Select(pair => new Measurement<long>(
            told(pair.Value), new KeyValuePair<string, object?>(label, pair.Key)));

    private IEnumerable<Measurement<long>> RoundsByState()
    {
        var (now, rounds) = (_clock.GetUtcNow(), Rounds() ?? []);
        return Enum.GetValues<RoundState>().Select(state => new Measurement<long>(
            rounds.Count(round => round.StateAt(now) == state),
            new KeyValuePair<string, object?>("state", WireFormat.Word(state))));
    }
}
