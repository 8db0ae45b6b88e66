namespace Budget.Api.Rounds;

/// <summary>Something about the plan of a round that its staff should know before they lock it.</summary>
/// <param name="Code">A stable word.</param>
/// <param name="IsBlocking">Whether the round cannot be locked with it.</param>
/// <param name="English">A sentence.</param>
/// <param name="Danish">The same sentence.</param>
/// <param name="Subject">The id of the line or project it is about; null for the round.</param>
internal sealed record Finding(string Code, bool IsBlocking, string English, string Danish, string? Subject = null)
{
    public static Finding Error(string code, string english, string danish, string? subject = null) =>
        new(code, true, english, danish, subject);

    public static Finding Warning(string code, string english, string danish, string? subject = null) =>
        new(code, false, english, danish, subject);
}
