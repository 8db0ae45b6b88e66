namespace Budget.Api.Imports;

/// <summary>Gathers what is found while a file is read; no file makes it grow beyond a bound.</summary>
internal sealed class RowFindings
{
    /// <summary>More than anybody mends before trying again.</summary>
    public const int Most = 1000;

    // Apart, so that a thousand warnings cannot hide the one error because of which nothing was accepted.
    private readonly List<RowFinding> _errors = [];
    private readonly List<RowFinding> _warnings = [];
    private int _found;

    public bool HasErrors => _errors.Count > 0;

    public void Error(int row, string? column, string code, string message) =>
        Add(_errors, new(row, column, code, IsError: true, message));

    public void Warn(int row, string? column, string code, string message) =>
        Add(_warnings, new(row, column, code, IsError: false, message));

    /// <summary>The rows with their report; without an error all of them are accepted, otherwise none.</summary>
    public Imported<TRow> Result<TRow>(int rowsRead, List<TRow> rows)
    {
        // The sort keeps the findings of one row in the order in which they were made, errors first.
        RowFinding[] shown = [.. _errors.Concat(_warnings).Take(Most).OrderBy(finding => finding.Row)];
        var report = new ImportReport(rowsRead, HasErrors ? 0 : rows.Count, [.. shown])
        {
            FindingsLeftOut = _found - shown.Length,
        };
        return new(HasErrors ? [] : [.. rows], report);
    }

    private void Add(List<RowFinding> findings, RowFinding finding)
    {
        _found++;
        if (findings.Count < Most)
        {
            findings.Add(finding);
        }
    }
}
