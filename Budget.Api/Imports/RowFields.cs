namespace Budget.Api.Imports;

/// <summary>One row under the names of its columns; what is wrong with a field is noted when it is asked for.</summary>
internal readonly struct RowFields(Columns columns, TableRow row, RowFindings findings)
{
    /// <summary>The line of the file in which the row starts, from 1.</summary>
    public int Line => row.Line;

    /// <summary>The field without white space around it, whatever it is.</summary>
    public string this[string column] => columns.Cell(row, column);

    /// <summary>Text of several lines, which end with LF.</summary>
    public string Text(string column, int most)
    {
        var text = this[column];
        if (CellText.IsLongerThan(most, text))
        {
            Error(column, "too-long", $"Found more than {most} characters.");
        }

        return text.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>Text of one line; null when the field is empty.</summary>
    public string? Name(string column, int most)
    {
        var name = Text(column, most);
        if (name.Contains('\n', StringComparison.Ordinal))
        {
            Error(column, "line-break", "Found a line break; expected one line.");
        }

        return name.Length == 0 ? null : name;
    }

    /// <summary>Text of one line that may not be left out.</summary>
    public string RequiredName(string column, int most)
    {
        var name = Name(column, most);
        if (name is null)
        {
            Error(column, "missing", "Found nothing; expected a value.");
        }

        return name ?? "";
    }

    public void Error(string column, string code, string message) =>
        findings.Error(row.Line, columns.NameOf(column), code, message);

    public void Warn(string column, string code, string message) =>
        findings.Warn(row.Line, columns.NameOf(column), code, message);
}
