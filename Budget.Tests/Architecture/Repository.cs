namespace Budget.Tests.Architecture;

/// <summary>The files of the project as they stand in the checkout, without what builds and runs leave there.</summary>
internal static class Repository
{
    private static readonly string[] Leavings =
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules",
        "dist", "generated"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths below the root, with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesBelow(Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Sources => Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string PathOf(string file) => Path.Combine(Root, file);

    public static string TextOf(string file) => File.ReadAllText(PathOf(file));

    public static string[] LinesOf(string file) => File.ReadAllLines(PathOf(file));

    private static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => !Leavings.Contains(Path.GetFileName(file)))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !Leavings.Contains(Path.GetFileName(child)))
            .SelectMany(FilesBelow));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Budget.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run from inside the repository.");
    }
}
