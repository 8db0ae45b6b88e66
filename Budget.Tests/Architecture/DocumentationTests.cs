using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Budget.Core.Rules;

namespace Budget.Tests.Architecture;

/// <summary>Public documentation states what a value is.</summary>
public sealed class DocumentationTests
{
    [Test]
    public void Every_public_type_of_Core_says_what_it_is()
    {
        var core = typeof(Rule).Assembly;
        var summaries = XDocument.Load(Path.ChangeExtension(core.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is { IsEmpty: false })
            .Select(member => (string?)member.Attribute("name"))
            .ToHashSet();
        Assert.That(summaries, Is.Not.Empty);
        Assert.That(
            core.GetExportedTypes().Where(type => !type.IsNested && !HoldsExtensions(type))
                .Where(type => !summaries.Contains("T:" + type.FullName)),
            Is.Empty);
    }

    // Such a class is never named; its methods speak for themselves.
    private static bool HoldsExtensions(Type type) => type.IsDefined(typeof(ExtensionAttribute), inherit: false);
}
