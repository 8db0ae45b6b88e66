using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>Texts as a workbook keeps them: in pieces, and with characters that XML has no room for.</summary>
internal static partial class SharedTexts
{
    public static List<string> Read(Package package, string part)
    {
        var texts = new List<string>();
        using var xml = package.Read(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(TextOf(xml));
            }
        }

        return texts;
    }

    /// <summary>The text of the element at which the reader stands; it ends at the end of that element.</summary>
    public static string TextOf(XmlReader xml)
    {
        var (depth, text, isText, reading) = (xml.Depth, new StringBuilder(), false, 0);
        if (xml.IsEmptyElement)
        {
            return "";
        }

        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                // How Japanese is read aloud is no part of what is written.
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    reading++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    reading--;
                    break;
                case XmlNodeType.Element or XmlNodeType.EndElement:
                    isText = xml is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false };
                    break;
                default:
                    text.Append(isText && reading == 0 ? xml.Value : "");
                    break;
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>What a workbook writes as <c>_x000D_</c> is one character.</summary>
    public static string Unescaped(string text) => Escape().Replace(text, match => ((char)int.Parse(
        match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>The text with what XML cannot hold, and what would be taken for an escape, escaped.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                escaped.Append(text[at]).Append(text[++at]);
                continue;
            }

            var isPlain = text[at] != '\r' && XmlConvert.IsXmlChar(text[at]) && !Escape().IsMatch(Ahead(text, at));
            escaped.Append(isPlain ? text[at].ToString() : $"_x{(int)text[at]:X4}_");
        }

        return escaped.ToString();
    }

    private static ReadOnlySpan<char> Ahead(string text, int at) =>
        text[at] == '_' && at + 7 <= text.Length ? text.AsSpan(at, 7) : [];

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
