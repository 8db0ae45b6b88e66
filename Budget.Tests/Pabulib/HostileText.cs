using static Budget.Tests.Pabulib.HostileFile;

namespace Budget.Tests.Pabulib;

/// <summary>What is no text, no lines or no sections.</summary>
internal static class HostileText
{
    private const int Huge = 10_000_000;
    private const string NotUtf8 = "not UTF-8";
    private const string Approval = Small.Approval;

    public static readonly HostileFile[] Bytes =
    [
        new("an invalid byte", 7, 11, NotUtf8, Spoilt(0xFF)),
        new("Latin-1", 7, 11, NotUtf8, Spoilt(0xF8)),
        new("an overlong NUL", 7, 11, NotUtf8, Spoilt(0xC0, 0x80)),
        new("a surrogate", 7, 11, NotUtf8, Spoilt(0xED, 0xA0, 0x80)),
        new("beyond Unicode", 7, 11, NotUtf8, Spoilt(0xF5, 0x80, 0x80, 0x80)),
        new("a lone continuation", 7, 11, NotUtf8, Spoilt(0x80)),
        new("an invalid byte after letters of two to four bytes", 7, 14, NotUtf8, Spoilt([.. "Łø😀"u8, 0xFE])),
        new("cut off inside a letter", 12, 7, NotUtf8, [.. Small.Bytes(Approval), 0xC5]),
        new("UTF-16 with a mark", 1, 1, NotUtf8, [0xFF, 0xFE, .. "M\0E\0T\0A\0"u8]),
        new("UTF-16 without a mark", 1, 2, "NUL", [.. "M\0E\0T\0A\0"u8]),
        new("a NUL in a name", 7, 11, "NUL", Spoilt(0)),
        new("a picture", 1, 1, NotUtf8, [0x89, .. "PNG\r\n\u001A\n"u8]),
        new("an archive", 1, 2, NotUtf8, [0x1F, 0x8B, 8, 0]),
        new("another archive", 1, 5, "NUL", [.. "PK\u0003\u0004\0\0"u8]),
    ];

    public static readonly HostileFile[] Lines =
    [
        Text("nothing", 1, 1, "ends before its section META", ""),
        Text("a byte order mark alone", 1, 1, "ends before its section META", "\uFEFF"),
        Text("blank lines alone", 4, 1, "ends before its section META", "\n\r\n \t\n"),
        Text("two byte order marks", 1, 1, "expected the heading META", "\uFEFF\uFEFF" + Approval),
        Text("line ends of old", 1, 5, "carriage return", Approval.Replace('\n', '\r')),
        With("a carriage return in a name", Approval, 7, "park;60;Pa\rrk", 11, "carriage return"),
        With("two carriage returns", Approval, 7, "park;60;Park\r\r", 13, "carriage return"),
        Text("something else", 1, 1, "Found '<!DOCTYPE html>'; expected the heading META", "<!DOCTYPE html>\n<html>"),
        Text("JSON", 1, 1, "expected the heading META", "{\"budget\": 100}"),
        Text("a line of 10 MB", 1, 1, "expected the heading META", new string('a', Huge)),
        With("10 MB of semicolons in a header", Approval, 6, new string(';', Huge), 1024,
            "Found a semicolon after 1024 cells"),
        With("10 MB of semicolons in a row", Approval, 7, new string(';', Huge), 3, "Found a semicolon after 3 cells"),
        With("10 MB of commas in a vote", Approval, 11, "1;" + new string(',', Huge), 3, "Found no project"),
        With("10 MB of quotation marks", Approval, 7, "park;60;" + new string('"', Huge + 1), 9, "quotation mark"),
        With("10 MB of digits", Approval, 7, $"park;{new string('9', Huge)};Park", 6, "expected a number"),
        With("10 MB of braces", Small.Ordinal, 12, "1;" + new string('{', Huge), 3, "expected a project_id"),
        With("10 MB in quotes", Approval, 7, $"park;60;\"{new string('a', Huge)}", 9, "quotation mark"),
    ];

    public static readonly HostileFile[] Sections =
    [
        Text("no heading META", 1, 1, "Found 'key;value'", Approval["META\n".Length..]),
        Text("PROJECTS first", 1, 1,
            "Found 'PROJECTS'; expected the heading META", Approval[Approval.IndexOf('P')..]),
        Text("cut off after META", 5, 1, "ends before its section PROJECTS", Cut(Approval, 4)),
        Text("cut off after the heading PROJECTS", 6, 1, "ends here without a header", Cut(Approval, 5)),
        Text("cut off after the projects", 9, 1, "ends before its section VOTES", Cut(Approval, 8)),
        Text("cut off after the heading VOTES", 10, 1, "ends here without a header", Cut(Approval, 9)),
        Text("cut off inside a heading", 5, 1, "Found 'PROJ'", Cut(Approval, 4) + "PROJ"),
        With("META twice", Approval, 5, "META", 1, "expected the heading PROJECTS"),
        With("VOTES instead of PROJECTS", Approval, 5, "VOTES", 1, "expected the heading PROJECTS"),
        With("PROJECTS twice", Approval, 9, "projects", 1, "Found 'projects'; expected the heading VOTES"),
        With("VOTES twice", Approval, 12, "VOTES", 1, "once each, in this order"),
        With("PROJECTS among the votes", Approval, 12, "Projects", 1, "once each, in this order"),
        With("PROJECTS without a header", Approval, 6, "VOTES", 1, "ends here without a header"),
        With("a misspelt heading", Approval, 5, "PROJECT", 1, "the heading PROJECTS"),
        With("another misspelt heading", Approval, 9, "VOTE", 5,
            "Found a row of PROJECTS that ends after cell 1; expected 3"),
        With("a heading with more behind it", Approval, 9, "VOTES;;", 7, "expected a number such as"),
    ];

    // The small approval file with other bytes in the name of its first project.
    private static byte[] Spoilt(params byte[] bytes)
    {
        var file = Small.Bytes(Approval);
        var at = file.AsSpan().IndexOf("Park"u8) + 2;
        return [.. file[..at], .. bytes, .. file[at..]];
    }
}
