using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Budget.Api.Hosting.Description;

/// <summary>What the code says about its types and their members, so that the description says it too.</summary>
internal sealed partial class WrittenTexts
{
    private readonly Dictionary<string, XElement> _members;

    public WrittenTexts()
    {
        var file = Path.ChangeExtension(typeof(WrittenTexts).Assembly.Location, ".xml");
        _members = XDocument.Load(file).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>What a type is; null when nobody has said it.</summary>
    public string? Of(Type type) => Text(Find("T:", type)?.Element("summary"));

    /// <summary>
    /// What a member is: its own text, or the parameter of its record, or of a record that its type refers to with
    /// <c>seealso</c>, or what holds everywhere.
    /// </summary>
    public string? Of(Type type, string member) =>
        Text(Find("P:", type, member)?.Element("summary"))
        ?? Text(Find("F:", type, member)?.Element("summary"))
        ?? Text(Parameter(Find("T:", type), member))
        ?? Text(Parameter(Also(Find("T:", type)), member))
        ?? CommonTexts.Of(member);

    private XElement? Also(XElement? type) =>
        type?.Element("seealso")?.Attribute("cref")?.Value is { } other ? _members.GetValueOrDefault(other) : null;

    private static XElement? Parameter(XElement? type, string name) =>
        type?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == name);

    private XElement? Find(string kind, Type type, string? member = null)
    {
        var own = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var name = kind + own.FullName!.Replace('+', '.') + (member is null ? "" : $".{member}");
        return _members.GetValueOrDefault(name);
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement named => $"`{Named(named)}`",
                _ => "",
            });
        }

        return White().Replace(text.ToString(), " ").Trim();
    }

    // A member is called on the wire as in code, but for its first letter.
    private static string Named(XElement reference)
    {
        var name = (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword"))!
            .Value.Split('.')[^1];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
