namespace Budget.Tests.Api.Commands;

/// <summary>Small elections in files, in a folder that goes away with the test.</summary>
internal sealed class Towns : IDisposable
{
    /// <summary>Three projects, five ballots.</summary>
    public const string Small = """
        META
        key;value
        description;A small town
        budget;100
        vote_type;approval
        currency;DKK
        PROJECTS
        project_id;cost;name;selected
        park;60;The park;1
        pool;40;The pool;1
        library;40;The library;0
        VOTES
        voter_id;vote
        1;park,pool
        2;park,pool
        3;park,pool
        4;library
        5;library

        """;

    /// <summary>Two projects that only their ids tell apart.</summary>
    public const string Tied = """
        META
        key;value
        budget;10
        vote_type;approval
        PROJECTS
        project_id;cost
        a;5
        b;5
        VOTES
        voter_id;vote
        1;a
        2;b

        """;

    /// <summary>A ballot for a project that does not exist.</summary>
    public static readonly string Broken = Small.Replace("5;library", "5;zoo", StringComparison.Ordinal);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("budget-tests-");

    public string Folder => _folder.FullName;

    /// <summary>Writes a file and answers its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
