using static Budget.Tests.Api.Imports.HostileTable;

namespace Budget.Tests.Api.Imports;

/// <summary>Files whose form is wrong, whatever they tell; all of them as projects of a round of one line.</summary>
internal static class HostileForms
{
    public static readonly HostileTable[] Bytes =
    [
        Text("nothing", "", "1 - empty-file"),
        new("a byte order mark and nothing", [0xEF, 0xBB, 0xBF], "1 - empty-file"),
        Text("empty lines", "\r\n\n  \n;;;\n", "1 - empty-file"),
        new("UTF-16, little end first", [0xFF, 0xFE, (byte)'t', 0], "1 - utf-16"),
        new("UTF-16, big end first", [0xFE, 0xFF, 0, (byte)'t'], "1 - utf-16"),
        new("UTF-16 without a mark", "t\0i\0t\0e\0l\0"u8.ToArray(), "1 - utf-16"),
        new("UTF-16 without a mark, big end first", "\0t\0i\0t"u8.ToArray(), "1 - utf-16"),
        new("UTF-32", [0xFF, 0xFE, 0, 0, (byte)'t', 0, 0, 0], "1 - utf-16"),
        new("Windows-1252", [.. "titel;pris\nB"u8, 0xE6, .. "nk;1\n"u8], "2 - not-utf-8"),
        new("Windows-1252 in the third line", [.. "titel;pris\r\nA;1\r\nB"u8, 0xF8, .. ";1"u8], "3 - not-utf-8"),
        new("half a letter at the end", [.. "titel;pris\nA;1\n"u8, 0xC3], "3 - not-utf-8"),
        new("half a surrogate pair", [.. "titel;pris\n"u8, 0xED, 0xA0, 0x80], "2 - not-utf-8"),
        new("a slash of two bytes", [.. "titel;pris\n"u8, 0xC0, 0xAF], "2 - not-utf-8"),
        new("a workbook", [.. "PK"u8, 3, 4, 0, 0], "1 - not-a-table"),
        new("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1], "1 - not-a-table"),
        Text("a second byte order mark", "\uFEFF\uFEFFtitel;pris\nA;1", "1 - control-character",
            "1 \uFFFDtitel unknown-column", "1 title missing-column"),
    ];

    public static readonly HostileTable[] Headers =
    [
        Text("commas and tabs", "titel,pris\tlinje\nA;1\n", "1 - separator-unclear"),
        Text("spaces between the columns", "titel pris\nA 1\n", "1 titel pris unknown-column",
            "1 title missing-column", "1 price missing-column"),
        Text("an unknown column", "titel;pris;selected\nA;1;1\n", "1 selected unknown-column"),
        Text("unknown columns below an empty line", "\ntitel;pris;x;y\n", "2 x unknown-column", "2 y unknown-column"),
        Text("a column twice", "titel;pris;PRIS\nA;1;2\n", "1 PRIS duplicate-column"),
        Text("a column in two languages", "titel;title;pris\nA;B;1\n", "1 title duplicate-column"),
        Text("a column without a name", "titel;;pris\nA;;1\n", "1 - empty-column"),
        Text("a separator too many", "titel;pris;\nA;1;\n", "1 - empty-column"),
        Text("no price", "titel\nA\n", "1 price missing-column"),
        Text("no header", "Bench;1\nPark;2\n", "1 Bench unknown-column", "1 1 unknown-column",
            "1 title missing-column", "1 price missing-column"),
        Text("no header and a personal number", "010190-1234;1\n", "1 … unknown-column", "1 1 unknown-column",
            "1 title missing-column", "1 price missing-column"),
        Text("a quotation mark inside the header", "ti\"tel;pris\nA;1\n", "1 - stray-quote"),
        Text("a header that never ends", "\"titel;pris\nA;1\n", "1 - open-quote"),
        Text("line ends of old", "titel;pris\rA;1\r", "1 - lone-return"),
        Text("101 columns", string.Concat(Enumerable.Repeat("x;", 100)) + "x\n", "1 - too-many-columns"),
    ];

    public static readonly HostileTable[] Rows =
    [
        Text("a cell too many", "titel;pris\nA;1;2\n", "2 - too-many-cells"),
        Text("a separator too many in one row", "titel;pris\nA;1;\n", "2 - too-many-cells"),
        Text("a cell too few", "titel;pris\nA\n", "2 pris amount-missing", "2 - too-few-cells?"),
        Text("a row torn in two", "titel;pris\nA\nB;1\n", "2 pris amount-missing", "2 - too-few-cells?"),
        Text("a gap", "titel;pris\nA;1\n\n;\nB;1\n", "3 - empty-row?"),
        Text("a quotation mark inside a cell", "titel;pris\nA 12\" bench;1\n", "2 titel stray-quote"),
        Text("a blank before a quotation mark", "titel;pris\n \"A\";1\n", "2 titel stray-quote"),
        Text("a blank after a quotation mark", "titel;pris\nA;\"1\" \n", "2 pris text-after-quote"),
        Text("text after a quotation mark", "titel;pris\n\"The \"Park\"\";1\n", "2 titel text-after-quote"),
        Text("a quotation mark that is not closed", "titel;pris\nA;1\n\"B;1\nC;1\n", "3 titel open-quote",
            "3 titel line-break", "3 pris amount-missing", "3 - too-few-cells?"),
        Text("a quotation mark that is doubled and not closed", "titel;pris\nA;1\nB;\"2\"\"", "3 pris open-quote",
            "3 pris amount-unreadable"),
        Text("a fault beyond the columns", "titel;pris\nA;1;x\"y\n", "2 - stray-quote", "2 - too-many-cells"),
        Text("a carriage return alone", "titel;pris\nA\rB;1\n", "2 titel lone-return", "2 titel control-character"),
        Text("a carriage return alone at the end", "titel;pris\nA;1\n\r", "3 titel lone-return",
            "3 titel control-character", "3 titel missing", "3 pris amount-missing", "3 - too-few-cells?"),
        Text("a carriage return alone in quotes", "titel;pris\n\"A\rB\";1\n", "2 titel control-character"),
        Text("NUL", "titel;pris\nA\0B;1\n", "2 titel control-character"),
        Text("a bell", "titel;pris\nA;1\nB\aC;1\n", "3 titel control-character"),
        Text("a control character of the upper half", "titel;pris\nA\u0085B;1\n", "2 titel control-character"),
        Text("a line separator", "titel;pris\nA\u2028B;1\n", "2 titel control-character"),
        Text("a tab in a cell", "titel;pris\nA\tB;1\n", "2 titel control-character"),
        Text("text that turns round", "titel;pris\nA\u202Egpj.exe;1\n", "2 titel bidirectional-character"),
        Text("an isolate", "titel;pris\nA;1\u2066\n", "2 pris bidirectional-character", "2 pris amount-unreadable"),
        Text("a letter lost before", "titel;pris\nB\uFFFDnk;1\n", "2 titel replacement-character?"),
        Text("rows after a cell of three lines", "titel;beskrivelse;pris\nA;\"1\n2\r\n3\";1\nB;;x\n",
            "5 pris amount-unreadable"),
        Text("a mistake under commas", "titel,pris\nA,x\n", "2 pris amount-unreadable"),
        Text("a mistake under tabs", "titel\tpris\nA\tx\n", "2 pris amount-unreadable"),
    ];
}
