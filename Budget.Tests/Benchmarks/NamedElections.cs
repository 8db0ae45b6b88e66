using Budget.Benchmarks.Generation;
using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Benchmarks;

/// <summary>The elections that are measured: two generated ones, and real ones where they are to be had.</summary>
internal static class NamedElections
{
    private const string FolderVariable = "BUDGET_TEST_ELECTIONS";

    private static readonly string[] RealOnes = ["poland_lodz_2020_.pb", "poland_wieliczka_2023_green-budget.pb"];

    /// <summary>Of the real ones only those that are there; says on the console which are missing, and why.</summary>
    public static IReadOnlyList<string> All { get; } = ["lodz", "million", .. RealOnes.Where(IsThere)];

    public static Election Read(string name) => Parse(Bytes(name));

    /// <param name="name"><c>lodz</c>, <c>million</c>, or the path of a <c>.pb</c> file.</param>
    public static byte[] Bytes(string name) => name switch
    {
        "lodz" => ElectionGenerator.Generate(ElectionShape.Lodz).ToPabulib(),
        "million" => ElectionGenerator.Generate(ElectionShape.Million).ToPabulib(),
        _ => File.ReadAllBytes(File.Exists(name) ? name : PathOf(name)),
    };

    /// <summary>The election in a <c>.pb</c> file.</summary>
    public static Election Parse(byte[] utf8) => PabulibReader.TryRead(utf8, default, out var file, out var error)
        ? file.Election
        : throw new InvalidDataException(error.ToString());

    private static bool IsThere(string name)
    {
        var found = File.Exists(PathOf(name));
        if (!found)
        {
            Console.WriteLine(
                $"SKIPPED: {name}: no {PathOf(name)}; {FolderVariable} names the folder that holds 'instances'.");
        }

        return found;
    }

    private static string PathOf(string name)
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)
            ?? Path.Combine(RepositoryRoot(), "..", "shared", "conformance");
        return Path.Combine(folder, "instances", name);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Budget.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Benchmarks run inside the repository.");
    }
}
