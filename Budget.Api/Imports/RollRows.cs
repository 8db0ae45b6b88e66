using System.Globalization;
using System.Text.RegularExpressions;

namespace Budget.Api.Imports;

/// <summary>Reads a roll from a table: all of it, or nothing when one thing in the file is an error.</summary>
internal sealed partial class RollRows
{
    private static readonly Column[] Known =
    [
        new("ref", "reference") { IsRequired = true },
        new("lines", "linjer"),
        new("area", "område"),
        new("ageBand", "aldersgruppe"),
    ];

    private readonly LineGroups _groups;
    private readonly RoundNames _areas;
    private readonly Dictionary<string, int> _references = new(StringComparer.Ordinal);

    private RollRows(ImportRound round) => (_groups, _areas) = (new(round.Lines), new("area", round.Areas));

    /// <summary>
    /// The columns <c>ref</c> (<c>reference</c>; 1 to 64 of A-Z, a-z, 0-9, <c>.</c>, <c>_</c>, <c>-</c>, and never a
    /// personal number), <c>lines</c> (<c>linjer</c>; see <see cref="LineGroups"/>), <c>area</c> (<c>område</c>) and
    /// <c>ageBand</c> (<c>aldersgruppe</c>; <c>10-14</c> or <c>80+</c>), in any order.
    /// </summary>
    public static Imported<RollRow> Read(byte[] file, string mediaType, ImportRound round, TableLimits limits)
    {
        var findings = new RowFindings();
        var rows = new List<RollRow>();
        var table = Table.Read(file, mediaType, limits, findings);
        if (table is null || Columns.Of(table, Known, findings) is not { } columns)
        {
            return findings.Result(table?.Rows.Length ?? 0, rows);
        }

        var reader = new RollRows(round);
        foreach (var row in table.Rows)
        {
            rows.Add(reader.Read(new RowFields(columns, row, findings)));
        }

        return findings.Result(table.Rows.Length, rows);
    }

    private RollRow Read(RowFields fields) => new(
        fields.Line, Reference(fields), _groups.Find(fields, "lines"), Area(fields), AgeBand(fields));

    private string Reference(RowFields fields)
    {
        var reference = fields["ref"];
        if (reference.Length == 0)
        {
            fields.Error("ref", "missing", "Found nothing; expected a reference.");
        }
        else if (!IsPersonal(fields, "ref") && !Opaque().IsMatch(reference))
        {
            fields.Error("ref", "reference-unreadable",
                "Found a reference that is not 1 to 64 of the characters A-Z, a-z, 0-9, '.', '_' and '-'.");
        }

        if (reference.Length > 0 && !_references.TryAdd(reference, fields.Line))
        {
            fields.Error("ref", "duplicate", $"Found the reference of line {_references[reference]} again.");
        }

        return reference;
    }

    private string? Area(RowFields fields) => IsPersonal(fields, "area") ? null : _areas.Find(fields, "area");

    private static bool IsPersonal(RowFields fields, string column)
    {
        if (!CprNumber.MayBeIn(fields[column]))
        {
            return false;
        }

        fields.Error(column, "looks-like-cpr", "Found what may be a personal number (CPR), which a roll must not hold; "
            + "use references that only you can trace.");
        return true;
    }

    private static string? AgeBand(RowFields fields)
    {
        var written = fields["ageBand"];
        if (written.Length == 0)
        {
            return null;
        }

        var match = Ages().Match(written);
        if (match.Success && (!match.Groups["to"].Success || Number(match, "from") <= Number(match, "to")))
        {
            return match.Groups["to"].Success ? $"{Number(match, "from")}-{Number(match, "to")}"
                : $"{Number(match, "from")}+";
        }

        fields.Error("ageBand", "age-band-unreadable", "Found no ages; expected a band such as 10-14 or 80+. "
            + "(Spreadsheets make a date of it; format the column as text.)");
        return null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Opaque();

    [GeneratedRegex(@"^(?<from>[0-9]{1,3})\s*([-\u2013]\s*(?<to>[0-9]{1,3})|\+)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Ages();
}
