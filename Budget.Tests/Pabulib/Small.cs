using System.Buffers;
using System.Text;
using Budget.Core.Pabulib;

namespace Budget.Tests.Pabulib;

/// <summary>Small files of each vote type, and what is done with them everywhere.</summary>
internal static class Small
{
    public const string Approval = """
        META
        key;value
        budget;100
        vote_type;approval
        PROJECTS
        project_id;cost;name
        park;60;Park
        pool;40;Pool
        VOTES
        voter_id;vote
        1;park,pool
        2;pool
        """;

    public const string Scoring = """
        META
        key;value
        budget;100
        vote_type;scoring
        PROJECTS
        project_id;cost;name
        park;60;Park
        pool;40;Pool
        VOTES
        voter_id;vote;points
        1;park,pool;3,1
        2;pool;5
        """;

    public const string Ordinal = """
        META
        key;value
        budget;100
        vote_type;ordinal
        PROJECTS
        project_id;cost;name
        park;60;Park
        pool;40;Pool
        library;40;Library
        VOTES
        voter_id;vote
        1;park,{pool,library}
        2;pool,park
        """;

    /// <summary>Everything that the format knows and this project keeps.</summary>
    public const string Rich = """"
        meta
        KEY;VALUE
        Description;A town; its "green" money
        comment;"#1: ""quoted""; and more"
        comment;#2
        budget;100,50
        Vote_Type;Cumulative
        currency;DKK
        unit;

        projects
        name;selected;cost;votes;project_id;score;extra
        "Park; with ""swings""";1;60.25;2;B/12/IX;3.5;a "b" c
          Pool  ;0;40.25;2; pool ;1,5;

        Library;2;0;0;3;0;Łódź 😀

        votes
        age;points;vote;voter_id
        30;3,1;B/12/IX,pool;x
        ;0.5 , 0.5;B/12/IX,pool;y
        41;;;z
        """";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static PabulibFile Read(string text) => Read(Bytes(text));

    public static PabulibFile Read(byte[] bytes, bool strict = false)
    {
        var read = PabulibReader.TryRead(bytes, new PabulibOptions { Strict = strict }, out var file, out var error);
        Assert.That(read, Is.True, () => $"{error}");
        return file!;
    }

    public static byte[] Write(PabulibFile file)
    {
        var output = new ArrayBufferWriter<byte>();
        PabulibWriter.Write(file, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>All cells of a table, row by row.</summary>
    public static string[][] Cells(PabulibTable table) =>
    [
        .. Enumerable.Range(0, table.RowCount)
            .Select(row => table.Columns.Select((_, column) => table.Cell(row, column)).ToArray()),
    ];
}
