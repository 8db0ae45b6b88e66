using System.Collections.Immutable;
using Budget.Core.Pabulib;

namespace Budget.Api.Demo;

/// <summary>A bundled election as a line of the demo's round.</summary>
/// <param name="Title">As residents read it.</param>
/// <param name="AmountMinor">What the council set aside.</param>
/// <param name="MaxProjects">How many projects a section lists at most.</param>
/// <param name="Projects">Id, title and price of each.</param>
/// <param name="Ballots">By the number of the voter, the projects that he approves of.</param>
internal sealed record DemoLine(
    string Title, long AmountMinor, int MaxProjects, ImmutableArray<DemoProject> Projects,
    ImmutableDictionary<int, string[]> Ballots)
{
    private const string Prefix = "Budget.Api.Examples.";

    // The elections are in whole kroner; a round counts øre.
    private const int MinorPerUnit = 100;

    public static DemoLine Read(string title, string name, int maxProjects)
    {
        using var stream = typeof(DemoLine).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (!PabulibReader.TryRead(bytes, default, out var file, out var error))
        {
            throw new InvalidOperationException($"{name}: {error.Message}");
        }

        var instance = file.Election.Instance;
        var projects = instance.Projects.Select((project, at) =>
            new DemoProject(project.Id.Value, file.Names[at], project.Cost.MinorUnits * MinorPerUnit));
        return new(
            title, instance.BudgetLimit.MinorUnits * MinorPerUnit, maxProjects, [.. projects], Sections(file.Votes));
    }

    private static ImmutableDictionary<int, string[]> Sections(PabulibTable votes)
    {
        var (voter, vote) = (votes.IndexOf("voter_id"), votes.IndexOf("vote"));
        return Enumerable.Range(0, votes.RowCount).ToImmutableDictionary(
            row => int.Parse(votes.Cell(row, voter), System.Globalization.CultureInfo.InvariantCulture),
            row => votes.Cell(row, vote).Split(','));
    }
}

/// <summary>A project of the demo.</summary>
internal sealed record DemoProject(string Id, string Title, long PriceMinor);
