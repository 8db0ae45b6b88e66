using System.Text;
using Budget.Api.Imports;

namespace Budget.Tests.Api.Imports;

/// <summary>The rounds into which the tests import.</summary>
internal static class Town
{
    /// <summary>Four lines, two of which are called the same.</summary>
    public static readonly ImportRound Round = new("DKK",
    [
        new("lin-nord", "Nord", 500_000_00), new("lin-syd", "Syd", 500_000_00),
        new("lin-ung", "De unge", 1_000_00), new("lin-yngre", "De Unge", 1_000_00),
    ])
    {
        Areas = [new("are-aars", "Aars"), new("are-by", "Byen"), new("are-byen", "byen")],
    };

    /// <summary>One line, which need not be named.</summary>
    public static readonly ImportRound Village = new("DKK", [new("lin-by", "Hele byen", 100_000_00)]);

    public static Imported<ProjectRow> Projects(string text, ImportRound? round = null) =>
        ProjectRows.Read(Encoding.UTF8.GetBytes(text), TableMedia.Csv, round ?? Village, TableLimits.Projects);

    public static Imported<RollRow> Roll(string text) =>
        RollRows.Read(Encoding.UTF8.GetBytes(text), TableMedia.Csv, Round, TableLimits.Roll);
}
