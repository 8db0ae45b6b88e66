namespace Budget.Tests.Api.Hosting.Description;

/// <summary>A text that somebody looked at and approved: it stands in a file, and changes only on purpose.</summary>
internal static class Approval
{
    /// <summary>Set it to 1, and what is found is written in place of what was approved.</summary>
    public const string Variable = "BUDGET_APPROVE";

    /// <summary>Whether even what breaks clients is approved.</summary>
    public static bool TakesBreakingChanges => Environment.GetEnvironmentVariable(Variable) == "breaking";

    /// <summary>Holds a text against the file that was approved.</summary>
    /// <param name="file">The file.</param>
    /// <param name="now">The text as it is now.</param>
    /// <param name="howTo">What to do when the change is meant.</param>
    public static void Check(string file, string now, string howTo)
    {
        if (Environment.GetEnvironmentVariable(Variable) is "1" or "breaking")
        {
            File.WriteAllText(file, now);
        }

        Assert.That(now, Is.EqualTo(File.Exists(file) ? File.ReadAllText(file) : ""), howTo);
    }
}
