using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>The sheets of a workbook and what they share.</summary>
/// <param name="Sheets">In the order of their tabs.</param>
/// <param name="Strings">Texts that cells name by number.</param>
/// <param name="Looks">How cells look, by the number of their style.</param>
internal sealed record SheetList(
    IReadOnlyList<SheetPart> Sheets, IReadOnlyList<string> Strings, IReadOnlyList<CellLook> Looks)
{
    private const string Main = "officeDocument";

    public static SheetList Read(Package package)
    {
        RefuseMacros(package);
        var workbook = Relations(package, "").FirstOrDefault(relation => relation.Is(Main))?.Target
            ?? throw WorkbookFault.NoWorkbook;
        var relations = Relations(package, workbook);
        return new(
            Tabs(package, workbook, relations),
            Shared(relations, "sharedStrings") is { } strings ? SharedTexts.Read(package, strings) : [],
            Shared(relations, "styles") is { } styles ? CellLooks.Read(package, styles) : []);
    }

    private static string? Shared(IEnumerable<Relation> relations, string kind) =>
        relations.FirstOrDefault(relation => relation.Is(kind))?.Target;

    private static void RefuseMacros(Package package)
    {
        using var types = package.Read("[Content_Types].xml");
        while (types.Read())
        {
            if (types.GetAttribute("ContentType")?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
            {
                throw WorkbookFault.Macros;
            }
        }
    }

    private static List<SheetPart> Tabs(Package package, string workbook, List<Relation> relations)
    {
        var tabs = new List<SheetPart>();
        using var xml = package.Read(workbook);
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "workbook")
        {
            throw WorkbookFault.NoWorkbook;
        }

        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                continue;
            }

            var (name, state) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state"));
            // Diagrams on a tab of their own hold no cells.
            if (relations.FirstOrDefault(relation => relation.Id == IdOf(xml)) is { } relation
                && relation.Is("worksheet"))
            {
                tabs.Add(new(name, relation.Target, state is "hidden" or "veryHidden"));
            }
        }

        return tabs;
    }

    // The prefix is anybody's choice, and its namespace has two addresses.
    private static string? IdOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            id = sheet.LocalName == "id" && sheet.NamespaceURI.Length > 0 ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return id;
    }

    private static List<Relation> Relations(Package package, string part)
    {
        var at = part.LastIndexOf('/') + 1;
        using var xml = package.Read($"{part[..at]}_rels/{part[at..]}.rels");
        var relations = new List<Relation>();
        while (xml.Read())
        {
            // What lies elsewhere is never fetched, so that nothing but the file itself is imported.
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") != "External"
                && Uri.TryCreate(new Uri($"part:///{part}"), xml.GetAttribute("Target") ?? "", out var target)
                && target.Scheme == "part")
            {
                relations.Add(new(
                    xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "",
                    Uri.UnescapeDataString(target.AbsolutePath.TrimStart('/'))));
            }
        }

        return relations;
    }

    private sealed record Relation(string Id, string Type, string Target)
    {
        public bool Is(string kind) => Type.EndsWith("/" + kind, StringComparison.Ordinal);
    }
}

/// <summary>A tab of a workbook.</summary>
/// <param name="Part">Where its cells are.</param>
internal sealed record SheetPart(string Name, string Part, bool IsHidden);
