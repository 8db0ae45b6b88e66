using static Budget.Tests.Api.Imports.HostileTable;

namespace Budget.Tests.Api.Imports;

/// <summary>Projects that cannot be meant, in a round of four lines.</summary>
internal static class HostileProjects
{
    private const string Header = "id;titel;linje;pris;kategori;beskrivelse\n";

    public static readonly HostileTable[] Fields =
    [
        Text("no line column", "titel;pris\nA;1\n", "1 line missing-column"),
        Row("no title", "1;;Nord;1;;", "2 titel missing"),
        Row("a title of blanks", "1; \u00A0 ;Nord;1;;", "2 titel missing"),
        Row("a long title", $"1;{new string('x', 201)};Nord;1;;", "2 titel too-long"),
        Row("a title of two lines", "1;\"A\nB\";Nord;1;;", "2 titel line-break"),
        Row("a long id", $"{new string('x', 41)};A;Nord;1;;", "2 id too-long"),
        Row("an id twice", "1;A;Nord;1;;\n2;B;Nord;1;;\n1;C;Nord;1;;", "4 id duplicate"),
        Row("a title twice", "1;A bench;Nord;1;;\n2;a BENCH ;Syd;1;;", "3 titel duplicate-title?"),
        Row("a title twice, its accents apart", "1;Å;Nord;1;;\n2;A\u030A;Syd;1;;", "3 titel duplicate-title?"),
        Row("a long description", $"1;A;Nord;1;;{new string('x', 5001)}", "2 beskrivelse too-long"),
        Row("no line", "1;A;;1;;", "2 linje missing"),
        Row("an unknown line", "1;A;Øst;1;;", "2 linje unknown-line"),
        Row("a line by half its id", "1;A;lin;1;;", "2 linje unknown-line"),
        Row("a line by a title that two have", "1;A;de unge;1;;", "2 linje ambiguous-line"),
        Row("no price", "1;A;Nord;;;", "2 pris amount-missing"),
        Row("a price of nothing", "1;A;Nord;0,00;;", "2 pris zero-price?"),
        Row("a price above the line", "1;A;Nord;500000,01;;", "2 pris price-above-line?"),
        Row("thousands by a dot", "1;A;Nord;500.000;;", "2 pris thousands-assumed?"),
        Row("thousands by a dot, above the line", "1;A;Nord;600.000;;",
            "2 pris thousands-assumed?", "2 pris price-above-line?"),
        Row("a negative price", "1;A;Nord;-1;;", "2 pris amount-negative"),
        Row("a negative price behind an apostrophe", "1;A;Nord;'-1;;", "2 pris amount-negative"),
        Row("a category of nothing", "1;A;Nord;1;a||b;", "2 kategori category-empty"),
        Row("a category twice", "1;A;Nord;1;a|b|a;", "2 kategori category-twice?"),
        Row("a long category", $"1;A;Nord;1;a|{new string('x', 201)};", "2 kategori too-long"),
        Row("everything at once", "1;;Vest;x;|;", "2 titel missing", "2 linje unknown-line",
            "2 pris amount-unreadable", "2 kategori category-empty", "2 kategori category-empty"),
    ];

    private static HostileTable Row(string name, string rows, params string[] findings) =>
        Text(name, Header + rows + "\n", findings);
}
