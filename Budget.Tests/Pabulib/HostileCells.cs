using static Budget.Tests.Pabulib.HostileFile;

namespace Budget.Tests.Pabulib;

/// <summary>Lines of META and rows of PROJECTS that cannot be meant.</summary>
internal static class HostileCells
{
    private const string Approval = Small.Approval;
    private const string Number = "expected a number such as 1500 or 1500.50";

    // Two decimals leave less room for large amounts.
    private static readonly string Finest = Replace(Approval, 8, "pool;0.01;Pool");

    public static readonly HostileFile[] Meta =
    [
        With("a line without a semicolon", Approval, 2, "description", 1,
            "Found 'description'; expected a key and a value"),
        With("a value without a key", Approval, 2, ";value", 1, "expected a key and a value"),
        With("a quotation mark that is not closed", Approval, 2, "comment;\"a; b", 9, "its line does not close"),
        With("text after a closing quotation mark", Approval, 2, "comment;\"a\" b", 13,
            "after a closing quotation mark"),
        With("a semicolon after a closing quotation mark", Approval, 2, "comment;\"a\";b", 12,
            "after a closing quotation mark"),
        With("a key in quotes that are not closed", Approval, 2, "\"comment;a", 1, "its line does not close"),
        Text("no budget", 4, 1, "ends here without budget", Approval.Replace("budget;100\n", "")),
        Text("no vote_type", 4, 1, "ends here without vote_type", Approval.Replace("vote_type;approval\n", "")),
        With("an unknown vote_type", Approval, 4, "vote_type;plurality", 11,
            "Found 'plurality' for vote_type; expected approval, choose-1"),
        With("an empty vote_type", Approval, 4, "vote_type;", 11, "Found '' for vote_type"),
        With("a second budget", Approval, 4, "vote_type;approval\nbudget;101", 1, "again") with { Line = 5 },
        With("a second vote_type", Approval, 4, "VOTE_TYPE;ordinal\nvote_type;approval", 1, "again") with { Line = 5 },
        With("a second limit", Approval, 2, "max_length;1\nmax_length;2", 1,
            "Found max_length again") with { Line = 3 },
    ];

    public static readonly HostileFile[] Budgets =
    [
        .. from written in new[]
            {
                "", "abc", "100 kr", "1 000", "1.000.000", "1,2,3", "1e6", "+5", "1.", ".5", "0x10", "NaN", "∞", "١٠٠",
                "--1", "$100", "100;", new string('1', 61),
            }
            select With($"a budget of '{written}'", Approval, 3, $"budget;{written}", 8, Number),
        With("a negative budget", Approval, 3, "budget;-1", 8, "not negative"),
        With("a budget beyond 64 bits", Approval, 3, "budget;9223372036854775808", 8, "at most 9223372036854775807"),
        With("a budget of 60 digits", Approval, 3, "budget;" + new string('9', 60), 8, "at most 9223372036854775807"),
        With("a budget of 19 decimals", Approval, 3, "budget;0.1000000000000000001", 8, "Found 19 decimals in budget"),
        With("a budget beyond 64 bits once there are decimals", Finest, 3, "budget;922337203685477580.8",
            8, "at most 92233720368547758.07"),
    ];

    public static readonly HostileFile[] Projects =
    [
        With("no column project_id", Approval, 6, "id;cost;name", 1, "expected a column project_id"),
        With("no column cost", Approval, 6, "project_id;price;name", 1, "expected a column cost"),
        With("no header", Approval, 6, "1;100;Bench", 1, "Found '1;100;Bench' as the header of PROJECTS"),
        With("a column twice", Approval, 6, "project_id;cost;cost", 17, "a name that no other column has"),
        With("a column twice in other letters", Approval, 6, "project_id;cost;COST", 17,
            "a name that no other column has"),
        With("a column without a name", Approval, 6, "project_id;cost;", 17, "Found '' as the name of column 3"),
        With("a header with a quotation mark", Approval, 6, "project_id;cost;\"name", 17, "its line does not close"),
        With("a short row", Approval, 7, "park;60", 8, "that ends after cell 2; expected 3 cells"),
        With("a row of one cell", Approval, 8, "pool", 5, "that ends after cell 1"),
        With("a long row", Approval, 8, "pool;40;Pool;", 13, "Found a semicolon after 3 cells"),
        With("a name with a semicolon", Approval, 8, "pool;40;Pool; heated", 13, "quote a cell that holds a semicolon"),
        With("no id", Approval, 7, ";60;Park", 1, "Found no project_id"),
        With("an id of blanks", Approval, 7, "\"  \";60;Park", 4, "Found no project_id"),
        With("an id twice", Approval, 8, "park;40;Pool", 1, "Found the project_id 'park' again, which line 7 has"),
        With("an id twice, once quoted", Approval, 8, "\" park \";40;Pool", 3, "again"),
        With("an id with a comma", Approval, 8, "pool,a;40;Pool", 1, "which no vote can name"),
        With("an id with a brace", Small.Ordinal, 8, "{pool;40;Pool", 1, "which no vote can name"),
        With("no cost", Approval, 7, "park;;Park", 6, "Found '' for cost; " + Number),
        With("a cost in words", Approval, 7, "park;sixty;Park", 6, "Found 'sixty' for cost"),
        With("a cost with a currency", Approval, 7, "park;60 zł;Park", 6, Number),
        With("a cost with an exponent", Approval, 7, "park;6E1;Park", 6, Number),
        With("a negative cost", Approval, 7, "park;-60;Park", 6,
            "Found '-60' for cost; expected a number that is not negative"),
        With("a cost just below nothing", Approval, 7, "park;-0.01;Park", 6, "not negative"),
        With("a huge cost", Approval, 7, "park;30000000000000000001;Park", 6, "at most 9223372036854775807"),
        With("a cost of 61 digits", Approval, 7, $"park;{new string('1', 61)};Park", 6, Number),
        With("a cost of 19 decimals", Approval, 7, "park;0.0000000000000000001;Park", 6, "Found 19 decimals in cost"),
        With("a cost beyond 64 bits once there are decimals", Finest, 7, "park;922337203685477580.7;Park",
            6, "with 2 decimals"),
        With("a quotation mark that is not closed", Approval, 7, "park;60;\"Park", 9, "its line does not close"),
        With("a quotation mark that swallows the row", Approval, 7, "\"park;60;Park", 1, "its line does not close"),
        With("a newline in quotes", Approval, 7, "park;60;\"Park\nand lake\"", 9, "its line does not close"),
        With("text after a closing quotation mark", Approval, 7, "park;60;\"Park\" B", 16,
            "after a closing quotation mark"),
        With("a quotation mark inside quotes", Approval, 7, "park;60;\"The \"Park\"\"", 15,
            "after a closing quotation mark"),
    ];
}
