using System.Text.RegularExpressions;

namespace Budget.Tests.Architecture;

/// <summary>When a number hurts, look for the missing noun first.</summary>
public sealed partial class SourceTests
{
    [Test]
    public void No_line_is_longer_than_120_characters() => Assert.That(
        from file in Repository.Sources
        from line in Lines(file).Index()
        where line.Item.Length > 120
        select $"{file}({line.Index + 1}): {line.Item.Length}",
        Is.Empty);

    [Test]
    public void No_file_has_more_than_200_lines() => Assert.That(
        from file in Repository.Sources
        where Lines(file).Length > 200
        select $"{file}: {Lines(file).Length}",
        Is.Empty);

    [Test]
    public void No_function_has_more_than_50_lines() => Assert.That(
        from file in Repository.Sources
        from function in SourceText.Functions(Lines(file))
        where function.Length > 50
        select $"{file}({function.Line}): {function.Length}",
        Is.Empty);

    [Test]
    public void A_long_function_is_found_and_a_long_type_is_not_taken_for_one()
    {
        string[] lines =
        [
            "internal sealed class Type", "{", "    public Type(", "        int first)", "    {",
            "        if (first > 0)", "        {", "        }", "    }", "",
            "    private sealed class Nested", "    {", "        void Inner()", "        {", "        }", "    }", "}",
        ];
        Assert.That(SourceText.Functions(lines), Is.EqualTo(new[] { (3, 7), (13, 3) }));
    }

    [Test]
    public void The_program_is_a_table_of_contents() =>
        Assert.That(Lines("Budget.Api/Program.cs"), Has.Length.LessThan(60));

    [Test]
    public void Only_Numbers_knows_floating_point() => Assert.That(
        from file in Repository.Sources
        where file.StartsWith("Budget.Core/", StringComparison.Ordinal)
            && !file.StartsWith("Budget.Core/Numbers/", StringComparison.Ordinal)
        from line in FloatingPointIn(Lines(file))
        select $"{file}({line})",
        Is.Empty);

    [Test]
    public void Floating_point_is_found_in_code_and_not_in_words() => Assert.That(
        FloatingPointIn(["// a decimal", "\"a double\"", "decimal d;", "x = 1.5;", "x = 2e9;", "a[1..2]", "(float)y"]),
        Is.EqualTo(new[] { 3, 4, 5, 7 }));

    [Test]
    public void A_warning_that_is_switched_off_has_a_reason()
    {
        var lines = Lines(".editorconfig");
        Assert.That(
            from line in lines.Index()
            where line.Item.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)
                && line.Item.EndsWith("= none", StringComparison.Ordinal)
                && !lines[line.Index - 1].StartsWith('#')
            select line.Item,
            Is.Empty);
        Assert.That(Repository.Sources.Where(file => Pragma().IsMatch(Repository.TextOf(file))), Is.Empty);
    }

    private static string[] Lines(string file) => Repository.LinesOf(file);

    private static IEnumerable<int> FloatingPointIn(string[] lines) => SourceText.Code(lines).Index()
        .Where(line => FloatingPoint().IsMatch(line.Item)).Select(line => line.Index + 1);

    [GeneratedRegex(@"\b(double|float|decimal|Half|Single|Double|Decimal)\b|\b\d+(\.\d|[eE]\d)")]
    private static partial Regex FloatingPoint();

    [GeneratedRegex(@"^\s*#pragma warning disable", RegexOptions.Multiline)]
    private static partial Regex Pragma();
}
