using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Budget.Api.Imports.Workbooks;

/// <summary>What the look of a number says that it is.</summary>
internal enum CellLook
{
    Number,

    /// <summary>A day or a time, counted from 1900.</summary>
    Date,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>Such as <c>1E+05</c>, which is often a text that the program took for a number.</summary>
    Scientific,
}

/// <summary>Reads from the styles of a workbook what its numbers are.</summary>
internal static partial class CellLooks
{
    private static readonly SearchValues<char> Times = SearchValues.Create("dmyhsDMYHS");

    /// <summary>The looks by the number of the style.</summary>
    public static List<CellLook> Read(Package package, string part)
    {
        var formats = new Dictionary<int, CellLook>();
        var looks = new List<CellLook>();
        var isOfCells = false;
        using var xml = package.Read(part);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                isOfCells &= xml is not { NodeType: XmlNodeType.EndElement, LocalName: "cellXfs" };
                continue;
            }

            var format = Number(xml.GetAttribute("numFmtId"));
            switch (xml.LocalName)
            {
                case "numFmt":
                    formats[format] = Of(xml.GetAttribute("formatCode") ?? "");
                    break;
                case "cellXfs":
                    isOfCells = true;
                    break;
                case "xf" when isOfCells:
                    looks.Add(formats.TryGetValue(format, out var look) ? look : BuiltIn(format));
                    break;
            }
        }

        return looks;
    }

    /// <summary>What a format of one's own, such as <c>dd-mm-yyyy</c>, says that a number is.</summary>
    internal static CellLook Of(string format)
    {
        var code = Quoted().Replace(format, "");
        return code.Equals("General", StringComparison.OrdinalIgnoreCase) ? CellLook.Number
            : Exponent().IsMatch(code) ? CellLook.Scientific
            : code.Contains('%', StringComparison.Ordinal) ? CellLook.Percent
            : code.AsSpan().ContainsAny(Times) ? CellLook.Date
            : CellLook.Number;
    }

    // ECMA-376, part 1, 18.8.30.
    private static CellLook BuiltIn(int format) => format switch
    {
        9 or 10 => CellLook.Percent,
        11 or 48 => CellLook.Scientific,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellLook.Date,
        _ => CellLook.Number,
    };

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Words in quotes, single characters after \ and _ and *, colours and conditions; [h] counts hours and stays.
    [GeneratedRegex("\"[^\"]*\"|[\\\\_*].|\\[(?![hms]+\\])[^\\]]*\\]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("[0#?.]E[+-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
