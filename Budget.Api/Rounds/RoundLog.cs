namespace Budget.Api.Rounds;

/// <summary>What nobody asked for and so nobody is told of goes to the log, and the next round has its turn.</summary>
internal static partial class RoundLog
{
    /// <summary>Does some work for a round; a defect in it is logged and keeps no other round waiting.</summary>
    public static async Task Guard(ILogger log, string round, string what, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // Its message may quote what stands in the database; where it happened says enough.
            NotDone(log, round, what, defect.GetType().Name, defect.StackTrace);
        }
    }

    /// <summary>A refusal is logged like a defect where nobody hears it.</summary>
    [LoggerMessage(2, LogLevel.Error, "{Round}: could not {What}: {Why} {Where}")]
    public static partial void NotDone(ILogger log, string round, string what, string why, string? where);
}
