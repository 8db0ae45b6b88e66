using System.Reflection;
using System.Text.RegularExpressions;
using Budget.Core.Rules;

namespace Budget.Tests.Architecture;

/// <summary>Names come from the literature; words that could mean anything say nothing.</summary>
public sealed partial class NamingTests
{
    private static readonly string[] EmptyWords =
        ["Item", "Entity", "Data", "Info", "Manager", "Helper", "Process", "Util", "Utils", "Service"];

    private static readonly Assembly[] Shipped = [typeof(Rule).Assembly, Assembly.Load("Budget.Api")];

    [Test]
    public void No_type_is_called_like_the_root_namespace_or_a_reserved_word() => Assert.That(
        Shipped.Append(typeof(NamingTests).Assembly).SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name is "Budget" or "Step"),
        Is.Empty);

    [Test]
    public void No_type_carries_a_word_that_could_mean_anything() => Assert.That(
        from assembly in Shipped
        from type in assembly.GetTypes()
        where !type.Name.Contains('<') && type.Namespace?.StartsWith("Budget", StringComparison.Ordinal) == true
        where Word().Matches(type.Name).Select(word => word.Value).Intersect(EmptyWords).Any()
        select type.FullName,
        Is.Empty);

    [Test]
    public void The_name_of_a_test_is_a_sentence() => Assert.That(
        from type in typeof(NamingTests).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes().Any(attribute => attribute is NUnit.Framework.Interfaces.ITestBuilder
            or NUnit.Framework.Interfaces.ISimpleTestBuilder)
        where method.Name.Split('_').Length < 3
        select $"{type.Name}.{method.Name}",
        Is.Empty);

    [Test]
    public void Tests_assert_that() => Assert.That(
        from file in Repository.Sources
        where file.StartsWith("Budget.Tests/", StringComparison.Ordinal)
        from line in SourceText.Code(Repository.LinesOf(file))
        where OtherAssertion().IsMatch(line)
        select $"{file}: {line.Trim()}",
        Is.Empty);

    [GeneratedRegex("[A-Z][a-z]*")]
    private static partial Regex Word();

    // Ignore says aloud why a test cannot run here, Fail that it should have.
    [GeneratedRegex(@"\b\w+Assert\.|\bAssert\.(?!That|Multiple|EnterMultipleScope|Ignore|Fail)")]
    private static partial Regex OtherAssertion();
}
