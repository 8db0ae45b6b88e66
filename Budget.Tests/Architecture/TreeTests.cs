using System.Text.RegularExpressions;

namespace Budget.Tests.Architecture;

/// <summary>The tree is the first page a reader sees.</summary>
public sealed partial class TreeTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".gitattributes", ".gitignore", "Budget.Api", "Budget.Core", "Budget.Tests",
        "Budget.sln", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props", "Directory.Packages.props", "LICENSE",
        "README.md", "SECURITY.md", "dotnet-tools.json", "global.json", "openapi",
    ];

    // Tests that are about no single folder of the two trees they mirror.
    private static readonly string[] TestsOfTheirOwn =
        ["Api", "Architecture", "Benchmarks", "Clients", "Conformance", "Properties", "Reference"];

    [Test]
    public void The_top_level_is_fixed() =>
        Assert.That(Repository.Files.Select(file => file.Split('/')[0]).Distinct(), Is.SubsetOf(TopLevel));

    [Test]
    public void Tests_mirror_the_trees_they_test()
    {
        var core = FoldersOf("Budget.Core");
        var api = FoldersOf("Budget.Api").Select(folder => "Api/" + folder);
        Assert.That(
            FoldersOf("Budget.Tests").Concat(FoldersOf("Budget.Tests/Api").Select(folder => "Api/" + folder)),
            Is.SubsetOf(core.Concat(api).Concat(TestsOfTheirOwn).Append("Api")));
    }

    [Test]
    public void No_file_tells_on_which_machine_it_was_written_or_where_packages_came_from() =>
        Assert.That(Repository.Files.Where(file => Traces().IsMatch(Repository.TextOf(file))), Is.Empty);

    [Test]
    [TestCase("see /home" + "/somebody/budget", true)]
    [TestCase("C:" + @"\Users\somebody", true)]
    [TestCase("\"resolved\": \"https://registry" + ".example.org/a.tgz\"", true)]
    [TestCase("<add key=\"feed\" value=\"https://api.nuget" + ".org/v3/index.json\" />", true)]
    [TestCase("GET /v1/rounds/home/ballots", false)]
    [TestCase("https://pabulib.org/format", false)]
    public void A_trace_is_told_from_an_address(string text, bool isTrace) =>
        Assert.That(Traces().IsMatch(text), Is.EqualTo(isTrace));

    private static IEnumerable<string> FoldersOf(string parent) => Repository.Files
        .Where(file => file.StartsWith(parent + "/", StringComparison.Ordinal))
        .Select(file => file[(parent.Length + 1)..].Split('/'))
        .Where(parts => parts.Length > 1)
        .Select(parts => parts[0])
        .Distinct();

    [GeneratedRegex(
        @"(?<![\w.])/(home|root|Users|work)/\w|\b[A-Z]:\\Users\\|//[\w.]*(registry|nuget|npmjs|pypi|mirror)[\w.]*/")]
    private static partial Regex Traces();
}
