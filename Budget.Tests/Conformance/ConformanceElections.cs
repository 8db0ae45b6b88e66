namespace Budget.Tests.Conformance;

/// <summary>
/// Where the elections with known outcomes lie: the folder that BUDGET_TEST_ELECTIONS names, else
/// <c>../shared/conformance</c> beside the repository. Without them a test is skipped, except where CI promises them.
/// </summary>
internal static class ConformanceElections
{
    private const string Variable = "BUDGET_TEST_ELECTIONS";

    /// <summary>The folder, or null when there is none.</summary>
    public static DirectoryInfo? Folder { get; } = Find();

    /// <summary>The names of all elections, in order; none when the folder is missing.</summary>
    public static string[] Names { get; } =
    [
        .. (Folder?.EnumerateFiles("expected/*.json") ?? [])
            .Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The folder; the test that asks is skipped, or fails where CI=true, when there is none.</summary>
    public static DirectoryInfo Require()
    {
        if (Folder is { } folder)
        {
            return folder;
        }

        const string Reason =
            $"no elections with known outcomes: {Variable} names no folder, and there is no ../shared/conformance";
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Reason);
        }

        TestContext.Out.WriteLine($"SKIPPED: {Reason}");
        Assert.Ignore($"SKIPPED: {Reason}");
        throw new InvalidOperationException(Reason);
    }

    /// <summary>The election's <c>.pb</c> file.</summary>
    public static byte[] Pabulib(string name) =>
        File.ReadAllBytes(Path.Combine(Require().FullName, "instances", $"{name}.pb"));

    /// <summary>What is known about its outcomes.</summary>
    public static ExpectedElection Expected(string name) =>
        ExpectedElection.Read(File.ReadAllBytes(Path.Combine(Require().FullName, "expected", $"{name}.json")));

    private static DirectoryInfo? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Budget.sln")))
        {
            root = root.Parent;
        }

        var folder = new DirectoryInfo(!string.IsNullOrEmpty(named) ? named
            : Path.Combine(root?.FullName ?? ".", "..", "shared", "conformance"));
        return folder.Exists ? folder : null;
    }
}
