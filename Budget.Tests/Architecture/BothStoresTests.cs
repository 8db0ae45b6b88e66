using System.Text.RegularExpressions;

namespace Budget.Tests.Architecture;

/// <summary>One suite, two stores: whoever opens a town says where, and only Storage knows how.</summary>
public sealed partial class BothStoresTests
{
    // What they prove has nothing to do with what is stored, or is about files, or they put the file of a town back
    // hundreds of times, where a server would have to copy a database.
    private static readonly string[] OnFilesAlone =
    [
        "Budget.Tests/Api/Allocations/AllocateTests.cs", "Budget.Tests/Api/Allocations/CalculationDeskTests.cs",
        "Budget.Tests/Api/Commands/BackupTests.cs", "Budget.Tests/Api/Commands/KeysTests.cs",
        "Budget.Tests/Api/Hosting/Description/AccessMatrixTests.cs",
        "Budget.Tests/Api/Hosting/Description/DescriptionTests.cs",
        "Budget.Tests/Api/Hosting/Description/LockedForGoodTests.cs", "Budget.Tests/Api/Hosting/RateLimitsTests.cs",
        "Budget.Tests/Api/Hosting/Telemetry/TracingTests.cs",
        "Budget.Tests/Api/Problems/ProblemTypeEndpointTests.cs",
        "Budget.Tests/Api/Rules/RuleEndpointTests.cs",
    ];

    [Test]
    public void Tests_with_a_town_run_on_both_stores() => Assert.That(
        from file in Repository.Sources
        where file.StartsWith("Budget.Tests/Api/", StringComparison.Ordinal)
            && file.EndsWith("Tests.cs", StringComparison.Ordinal) && !OnFilesAlone.Contains(file)
        let text = Repository.TextOf(file)
        where Town().IsMatch(text) && !text.Contains("[OnBothStores", StringComparison.Ordinal)
        select file,
        Is.Empty);

    [Test]
    public void Only_storage_names_a_driver() => Assert.That(
        from file in Repository.Sources
        where file.StartsWith("Budget.Api/", StringComparison.Ordinal)
            && !file.StartsWith("Budget.Api/Storage/", StringComparison.Ordinal)
        from line in SourceText.Code(Repository.LinesOf(file))
        where Driver().IsMatch(line)
        select $"{file}: {line.Trim()}",
        Is.Empty);

    [GeneratedRegex(@"\b\w+Town\.(Open|Voting)\w*\(")]
    private static partial Regex Town();

    [GeneratedRegex(@"\b(Npgsql\w*|SqliteConnection\w*|SqliteException|Microsoft\.Data\.Sqlite|PostgresException)\b")]
    private static partial Regex Driver();
}
