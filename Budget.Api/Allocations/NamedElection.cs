using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Pabulib;

namespace Budget.Api.Allocations;

/// <summary>An election as a file tells it: what rules need, and what people call things.</summary>
/// <param name="File">The file, as the caller named it.</param>
/// <param name="Title">What the election calls itself, or else the name of the file.</param>
/// <param name="Election">The projects, the money and the ballots.</param>
/// <param name="Names">What each project is called, by its place in the instance; its id where it has no name.</param>
internal sealed record NamedElection(string File, string Title, Election Election, ImmutableArray<string> Names)
{
    /// <summary>The currency, such as <c>DKK</c>; empty when the file does not say.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The projects that the file itself calls selected, ascending; null when it does not say.</summary>
    public ImmutableArray<int>? Official { get; init; }

    /// <summary>How long it took to read.</summary>
    public TimeSpan ReadTime { get; init; }

    /// <summary>The election in a <c>.pb</c> file.</summary>
    public static NamedElection Of(string file, PabulibFile read)
    {
        var projects = read.Election.Instance.Projects;
        var names = read.Names.Select((name, project) => name.Length > 0 ? name : projects[project].Id.Value);
        return new(file, TitleOf(read.Meta) ?? Path.GetFileNameWithoutExtension(file), read.Election, [.. names])
        {
            Currency = read.Currency ?? "",
            Official = read.Selected,
        };
    }

    public string IdOf(int project) => Election.Instance.Projects[project].Id.Value;

    /// <summary>How large it is: <c>12 projects, 412 approval ballots, budget 600,000 DKK</c>.</summary>
    public string Size
    {
        get
        {
            var (instance, profile) = (Election.Instance, Election.Profile);
            var ballot = $"{profile.Kind.ToString().ToLowerInvariant()} ballot";
            var amount = Figures.English.Amount(instance, instance.BudgetLimit.MinorUnits);
            var budget = $"{amount} {ForPeople.Name(Currency)}".TrimEnd();
            return $"{ForPeople.Plural(instance.Projects.Length, "project")}, "
                + $"{ForPeople.Plural(profile.VoterCount, ballot)}, budget {budget}";
        }
    }

    /// <summary>The name of a project, fit to be shown.</summary>
    public string NameOf(int project) => ForPeople.Name(Names[project]);

    /// <summary>The cost of a project, fit to be shown.</summary>
    public string Cost(int project) =>
        Figures.English.Amount(Election.Instance, Election.Instance.CostMinor(project));

    private static string? TitleOf(PabulibMeta meta)
    {
        var place = string.Join(' ', new[] { meta["unit"], meta["subunit"], meta["instance"] }.OfType<string>());
        return meta["description"] ?? (place.Length > 0 ? place : null);
    }
}
