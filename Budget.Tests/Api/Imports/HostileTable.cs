using System.Text;
using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

/// <summary>A file that is not as it should be, and exactly what must be found in it.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="File">The file.</param>
/// <param name="Findings">For each finding <c>row column code</c>, a warning with a question mark after it.</param>
internal sealed record HostileTable(string Name, byte[] File, params string[] Findings)
{
    /// <summary>What its sender calls it.</summary>
    public string MediaType { get; init; } = TableMedia.Csv;

    /// <summary>A file of this text.</summary>
    public static HostileTable Text(string name, string text, params string[] findings) =>
        new(name, Encoding.UTF8.GetBytes(text), findings);

    /// <summary>A finding as the tables here write it.</summary>
    public static string Brief(RowFinding finding) =>
        $"{finding.Row} {finding.Column ?? "-"} {finding.Code}{(finding.IsError ? "" : "?")}";

    public override string ToString() => Name;
}
