using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Sandbox;

/// <summary>How many sandboxes there may be, how long they stay, and how they go.</summary>
internal static class Sandboxes
{
    public const int MostAtOnce = 100;
    public const int MostInAMinute = 10;
    public const int MostMinutesOpen = 23 * 60;
    public const string RetryAfterSeconds = "60";

    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>What names a round, the rows that name others first; a test holds it against the schema.</summary>
    internal static readonly string[] Tables =
    [
        "sealed_ballot", "receipt", "turnout", "ballot", "voting_code", "code_batch", "roll_entry", "council_decision",
        "result_run", "result", "transition", "rule_lock", "project", "line", "area", "category", "api_key",
    ];

    /// <summary>Who makes what is in a sandbox: nobody.</summary>
    public static Caller Planter { get; } = new("sandbox", null);

    /// <summary>Why there can be no further one now; null when there can.</summary>
    public static Problem? Refusal(Session session, DateTimeOffset now)
    {
        var (all, lately) = (Count(session, now), Count(session, now + Life - TimeSpan.FromMinutes(1)));
        return all >= MostAtOnce ? new(ProblemType.TooManyRequests, $"There are {MostAtOnce} sandboxes already.")
            : lately >= MostInAMinute ? new(
                ProblemType.TooManyRequests, $"{MostInAMinute} sandboxes were made within the last minute.")
            : null;
    }

    /// <summary>The ids of the rounds whose time is over.</summary>
    public static IReadOnlyList<string> Over(Session session, DateTimeOffset now) => session.All<string>(
        "SELECT id FROM round WHERE sandbox_until <= @now", new { now = now.ToStored() });

    /// <summary>Removes a sandbox with everything that belongs to it.</summary>
    public static void Remove(Session session, string id)
    {
        session.Run(
            "DELETE FROM batch_entry WHERE batch_id IN (SELECT id FROM code_batch WHERE round_id = @id)", new { id });
        foreach (var table in Tables)
        {
            session.Run($"DELETE FROM {table} WHERE round_id = @id", new { id });
        }

        session.Run("DELETE FROM audit_event WHERE chain = @id", new { id });
        session.Run("DELETE FROM round WHERE id = @id AND sandbox_until IS NOT NULL", new { id });
    }

    private static long Count(Session session, DateTimeOffset after) => session.One<long>(
        "SELECT COUNT(*) FROM round WHERE sandbox_until > @after", new { after = after.ToStored() });
}

/// <summary>Sweeps away sandboxes whose time is over.</summary>
internal sealed class SandboxBroom(
    Database database, KeyFolder keys, TimeProvider clock, ILogger<SandboxBroom> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RoundLog.Guard(log, "all sandboxes", "sweep", SweepAsync);
        }
    }

    private async Task SweepAsync()
    {
        foreach (var id in database.Read(session => Sandboxes.Over(session, clock.GetUtcNow())))
        {
            await RoundLog.Guard(log, id, "sweep", () =>
            {
                // First, so that no key is left without its round.
                keys.DestroyLinkKey(id);
                return database.Write<object>(session =>
                {
                    Sandboxes.Remove(session, id);
                    return new object();
                });
            });
        }
    }
}
