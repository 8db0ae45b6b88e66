using static Budget.Tests.Pabulib.HostileFile;

namespace Budget.Tests.Pabulib;

/// <summary>Rows of VOTES that cannot be meant.</summary>
internal static class HostileVotes
{
    private const string Approval = Small.Approval;
    private const string Scoring = Small.Scoring;
    private const string Ordinal = Small.Ordinal;
    private const string Number = "for points; expected a number";

    public static readonly HostileFile[] Rows =
    [
        With("no column vote", Approval, 10, "voter_id;votes", 1, "expected a column vote"),
        With("no column voter_id", Approval, 10, "voter;vote", 1, "expected a column voter_id"),
        With("no column points", Scoring, 10, "voter_id;vote;score", 1, "expected a column points"),
        With("a column twice", Approval, 10, "voter_id;vote;vote", 15, "a name that no other column has"),
        With("no header", Approval, 10, "1;park", 1, "Found '1;park' as the header of VOTES"),
        With("a row of one cell", Approval, 11, "1", 2,
            "Found a row of VOTES that ends after cell 1; expected 2 cells, the last of them vote"),
        With("ids with semicolons between them", Approval, 11, "1;park;pool", 7, "Found a semicolon after 2 cells"),
        With("cut off after a voter", Approval, 12, "2", 2, "that ends after cell 1"),
        With("cut off inside an id", Approval, 12, "2;po", 3, "Found 'po' in a vote; expected a project_id"),
        With("a quotation mark that is not closed", Approval, 11, "1;\"park,pool", 3, "its line does not close"),
        With("text after a closing quotation mark", Approval, 11, "1;\"park\",pool", 9,
            "after a closing quotation mark"),
    ];

    public static readonly HostileFile[] Approvals =
    [
        With("an unknown project", Approval, 11, "1;lake", 3,
            "Found 'lake' in a vote; expected a project_id of the section PROJECTS"),
        With("an unknown project behind a known one", Approval, 12, "2;pool,lake", 8, "Found 'lake'"),
        With("an unknown project after blanks", Approval, 12, "2; pool ,  lake ", 12, "Found 'lake'"),
        With("an unknown project in quotes", Approval, 12, "2;\"pool,lake\"", 9, "Found 'lake'"),
        With("an unknown project after letters of several bytes", Approval, 12, "Łø😀;pool,lake", 10, "Found 'lake'"),
        With("a long unknown project", Approval, 12, $"2;{new string('x', 500)}", 3, $"Found '{new string('x', 40)}…'"),
        With("an unknown project with a control character", Approval, 12, "2;a\u001B[31m", 3, "Found 'a\uFFFD[31m'"),
        With("an id in other letters", Approval, 11, "1;Park", 3, "Found 'Park'"),
        With("an id with a zero in front", Approval, 11, "1;0", 3, "Found '0'"),
        With("no project between commas", Approval, 11, "1;park,,pool", 8, "Found no project between two commas"),
        With("a comma at the end", Approval, 11, "1;park,pool,", 13, "leave the comma out"),
        With("a comma at the start", Approval, 11, "1;,park", 3, "leave the comma out"),
        With("a comma alone", Approval, 11, "1;,", 3, "leave the comma out"),
        With("a tier of approvals", Approval, 11, "1;{park,pool}", 3, "Found '{park'"),
        With("points of approvals", Approval, 11, "1;park:3", 3, "Found 'park:3'"),
    ];

    public static readonly HostileFile[] Rankings =
    [
        With("a tier, read strictly", Ordinal, 12, "1;park,{pool,library}", 8,
            "strict reading refuses") with { Strict = true },
        With("a tier that is not closed", Ordinal, 12, "1;park,{pool,library", 8, "Found '{' that is not closed"),
        With("a tier in a tier", Ordinal, 12, "1;{park,{pool,library}}", 9, "Found '{' inside a tier"),
        With("a tier that was not opened", Ordinal, 12, "1;park,pool}", 8, "Found 'pool}'"),
        With("a tier closed twice", Ordinal, 12, "1;{park,pool}}", 9, "Found 'pool}'"),
        With("a tier of nothing", Ordinal, 12, "1;park,{}", 8, "Found no project"),
        With("a tier with a comma at its end", Ordinal, 12, "1;{park,},pool", 9, "Found no project"),
        With("an unknown project in a tier", Ordinal, 12, "1;{park,lake}", 9, "Found 'lake'"),
        With("tiers without a comma", Ordinal, 12, "1;{park}{pool}", 3, "Found 'park}{pool'"),
        With("fewer points than ranks", Ordinal, 11, "voter_id;vote;points", 13,
            "Found 1 in points and 2 in vote")
            with { Line = 12, Bytes = Small.Bytes(Cut(Ordinal, 10) + "voter_id;vote;points\n1;park,pool;3\n") },
    ];

    public static readonly HostileFile[] Points =
    [
        With("fewer points than projects", Scoring, 11, "1;park,pool;3", 13,
            "Found 1 in points and 2 in vote; expected a number for each project"),
        With("more points than projects", Scoring, 11, "1;park,pool;3,1,2", 13,
            "Found 3 in points and 2 in vote"),
        With("projects without points", Scoring, 11, "1;park,pool;", 13, "Found 0 in points and 2 in vote"),
        With("points without projects", Scoring, 11, "1;;3", 4, "Found 1 in points and 0 in vote"),
        With("negative points", Scoring, 11, "1;park,pool;3,-1", 15,
            "Found '-1' for points; expected a number that is not negative"),
        With("points in words", Scoring, 11, "1;park,pool;3,one", 15, "Found 'one' " + Number),
        With("no number between commas", Scoring, 11, "1;park,pool;3,", 15, "Found '' " + Number),
        With("points with an exponent", Scoring, 11, "1;park,pool;3,1e3", 15, Number),
        With("points in other digits", Scoring, 11, "1;park,pool;３,1", 13, Number),
        With("huge points", Scoring, 11, "1;park,pool;3,9223372036854775808", 15, "at most 9223372036854775807"),
        With("points of 61 digits", Scoring, 11, $"1;park,pool;3,{new string('7', 61)}", 15, Number),
        With("points of 19 decimals", Scoring, 11, "1;park,pool;3,0.0000000000000000001", 15,
            "Found 19 decimals in points"),
        With("points beyond 64 bits once there are decimals", Scoring, 11,
            "1;park,pool;3,922337203685477580.7\n2;pool;0.01", 15,
            "with 2 decimals"),
        With("points for an unknown project", Scoring, 12, "2;lake;5", 3, "Found 'lake'"),
        With("points for cumulative ballots", Scoring.Replace("scoring", "cumulative"), 12, "2;pool;5;", 9,
            "Found a semicolon"),
    ];
}
