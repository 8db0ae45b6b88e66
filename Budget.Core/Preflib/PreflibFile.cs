using System.Collections.Immutable;
using System.Globalization;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Preflib;

/// <summary>
/// Rankings from preflib.org. Alternatives are projects whose ids are their numbers; what they cost and what money
/// there is, such a file does not say.
/// </summary>
public sealed class PreflibFile
{
    private readonly ImmutableArray<ProjectId> _ids;

    internal PreflibFile(string? title, ImmutableArray<string> names, Profile profile)
    {
        (Title, Names, Profile) = (title, names, profile);
        _ids = Ids(names.Length);
    }

    /// <summary>What the file calls itself; null when it does not say.</summary>
    public string? Title { get; }

    /// <summary>The names of the alternatives, that of number 1 first; its number where one has no name.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The rankings; projects are places in an instance of all alternatives.</summary>
    public Profile Profile { get; }

    /// <summary>An election on these rankings.</summary>
    /// <param name="budgetLimit">The money there is.</param>
    /// <param name="costs">What each alternative costs, number 1 first.</param>
    /// <param name="decimals">How many decimals a currency unit has.</param>
    public Election With(Money budgetLimit, IReadOnlyList<Money> costs, int decimals) => new(
        new Instance(budgetLimit, _ids.Select((id, at) => new Project(id, costs[at])), decimals), Profile);

    /// <summary>For each alternative, number 1 first, its place in an instance of so many.</summary>
    internal static int[] Places(int alternatives)
    {
        var ids = Ids(alternatives);
        var places = new int[alternatives];
        foreach (var (place, at) in Enumerable.Range(0, alternatives).OrderBy(at => ids[at]).Index())
        {
            places[at] = place;
        }

        return places;
    }

    private static ImmutableArray<ProjectId> Ids(int alternatives) =>
    [
        .. Enumerable.Range(1, alternatives)
            .Select(number => new ProjectId(number.ToString(CultureInfo.InvariantCulture))),
    ];
}
