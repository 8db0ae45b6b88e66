namespace Budget.Api.Ballots;

/// <summary>The day that a calendar in Denmark shows.</summary>
internal static class LocalDay
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public static DateOnly Of(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, Zone).DateTime);
}
