using static Budget.Tests.Api.Imports.HostileTable;

namespace Budget.Tests.Api.Imports;

/// <summary>Rolls that cannot be meant, in a round of four lines.</summary>
internal static class HostileRolls
{
    private const string Header = "ref;linjer;område;aldersgruppe\n";

    public static readonly HostileTable[] References =
    [
        Text("no reference column", "navn;linjer\nA;\n", "1 navn unknown-column", "1 ref missing-column"),
        Text("a personal number as a column", "reference;cpr\nA;0101901234\n", "1 cpr unknown-column"),
        Row("no reference", ";Nord;;", "2 ref missing", "2 linjer group-unreadable"),
        Row("a reference twice", "a1;;;\na2;;;\na1;;;", "4 ref duplicate"),
        Row("a reference with a blank", "a 1;;;", "2 ref reference-unreadable"),
        Row("a reference with a letter that is not English", "bænk;;;", "2 ref reference-unreadable"),
        Row("a long reference", new string('x', 65) + ";;;", "2 ref reference-unreadable"),
        Row("a number that a spreadsheet shortened", "\"1,23E+09\";;;", "2 ref reference-unreadable"),
        Row("a reference with a line break", "\"a\nb\";;;", "2 ref reference-unreadable"),
        Row("a formula", "=1+1;;;", "2 ref reference-unreadable"),
        .. from cpr in new[]
            {
                "010190-1234", "0101901234", "311299-0000", "290200-4321", "010190.1234", "010190_1234", "010190 1234",
                "010190\u20131234", "610190-1234", "cpr0101901234", "CPR-010190-1234", "x.0101901234.y", "'0101901234",
            }
            select Row($"'{cpr}', which may be a personal number", $"{cpr};;;", "2 ref looks-like-cpr"),
        Row("a personal number as an area", "a1;;0101901234;", "2 område looks-like-cpr"),
        Row("a personal number twice", "0101901234;;;\n0101901234;;;",
            "2 ref looks-like-cpr", "3 ref looks-like-cpr", "3 ref duplicate"),
    ];

    public static readonly HostileTable[] Fields =
    [
        Row("an unknown line", "a1;lin-vest;;", "2 linjer unknown-line"),
        Row("a line by its title", "a1;Nord;;", "2 linjer group-unreadable"),
        Row("a line twice in a group", "a1;lin-nord|lin-nord;;", "2 linjer line-twice"),
        Row("a line in two groups", "a1;lin-nord, 1 of lin-nord|lin-syd;;", "2 linjer line-twice"),
        Row("none of two", "a1;0 of lin-nord|lin-syd;;", "2 linjer group-unreadable"),
        Row("three of two", "a1;3 of lin-nord|lin-syd;;", "2 linjer group-unreadable"),
        Row("very many of two", "a1;99999999999999999999 of lin-nord|lin-syd;;", "2 linjer group-unreadable"),
        Row("a number without its word", "a1;1 lin-nord|lin-syd;;", "2 linjer group-unreadable"),
        Row("a comma too many", "a1;lin-nord,;;", "2 linjer group-unreadable"),
        Row("a bar too many", "a1;lin-nord|;;", "2 linjer group-unreadable"),
        Row("the same mistake in two rows", "a1;|;;\na2;|;;",
            "2 linjer group-unreadable", "3 linjer group-unreadable"),
        Row("an area of two lines", "a1;;\"A\nB\";", "2 område unknown-area"),
        Row("an area of a title that two have", "a1;;BYEN;", "2 område ambiguous-area"),
        Row("ages of which a date was made", "a1;;;14. okt", "2 aldersgruppe age-band-unreadable"),
        Row("ages backwards", "a1;;;14-10", "2 aldersgruppe age-band-unreadable"),
        Row("an age", "a1;;;14", "2 aldersgruppe age-band-unreadable"),
    ];

    private static HostileTable Row(string name, string rows, params string[] findings) =>
        Text(name, Header + rows + "\n", findings);
}
