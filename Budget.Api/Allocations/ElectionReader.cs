using System.Collections.Immutable;
using Budget.Api.Problems;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Api.Allocations;

/// <summary>
/// Reads an election from strict JSON: <c>{"budget": "100", "projects": […], "ballots": […]}</c>. Amounts are decimal
/// strings in currency units.
/// </summary>
internal static class ElectionReader
{
    /// <summary>More than any vote had; beyond it a calculation takes longer than anybody waits.</summary>
    public const int MaxProjects = 2_000;

    /// <summary>Longer than any id.</summary>
    public const int MaxIdLength = 100;

    private const string Amount = "an amount, zero or more, with at most 18 decimals,";

    /// <summary>The election, or null when there is an error.</summary>
    public static Election? Read(JsonPlace place)
    {
        if (!place.IsObject("budget", "projects", "ballots"))
        {
            return null;
        }

        var budget = place.Required("budget") is { } said ? (Place: said, Literal: ReadAmount(said)) : default;
        var projects = place.Required("projects") is { } list ? ReadProjects(list) : null;
        if (projects is null)
        {
            return null;
        }

        // Places in the instance go by id, so ballots can be read although an amount cannot.
        var order = projects.Keys.Select(id => new ProjectId(id)).Order()
            .Select((id, at) => (id.Value, at)).ToDictionary(row => row.Value, row => row.at);
        var profile = place.Required("ballots") is { } ballots ? new BallotReader(order).Read(ballots) : null;
        return ToInstance(budget, projects) is { } instance && profile is not null ? new(instance, profile) : null;
    }

    private static Dictionary<string, ReadProject>? ReadProjects(JsonPlace list)
    {
        var projects = new Dictionary<string, ReadProject>();
        foreach (var project in list.Each())
        {
            if (!project.IsObject("id", "cost", "categories", "area", "proposer"))
            {
                continue;
            }

            var cost = project.Required("cost");
            var amount = cost is null ? null : ReadAmount(cost);
            var (id, name) = project.Required("id") is { } said ? (said, said.Text()) : default;
            if (name is { Length: 0 or > MaxIdLength })
            {
                id!.Expected<string>($"an id of 1 to {MaxIdLength} characters");
            }
            else if (name is not null && !projects.TryAdd(name, new(
                cost ?? project, amount,
                [.. project.Member("categories")?.Elements()?.Select(one => one.Text()).OfType<string>() ?? []],
                project.Member("area")?.Text(), project.Member("proposer")?.Text())))
            {
                id!.Expected<string>("an id that no other project has");
            }

            if (projects.Count > MaxProjects)
            {
                return list.Wrong<Dictionary<string, ReadProject>>(
                    ProblemType.TooLarge, $"expected at most {MaxProjects} projects");
            }
        }

        return projects;
    }

    private static DecimalLiteral? ReadAmount(JsonPlace place) =>
        place.Decimal(Amount, literal => literal.Digits.Sign >= 0 && literal.Decimals <= Instance.MaxDecimals);

    // All amounts count the same smallest unit: that of the amount with most decimals.
    private static Instance? ToInstance(
        (JsonPlace Place, DecimalLiteral? Literal) budget,
        Dictionary<string, ReadProject> projects)
    {
        var decimals = projects.Values.Select(project => project.Cost).Append(budget.Literal)
            .Max(literal => literal?.Decimals ?? 0);
        var limit = Scale(budget.Place, budget.Literal, decimals);
        var costs = projects.Select(
            project => (Id: project.Key, Said: project.Value, Cost: Scale(
                project.Value.Place, project.Value.Cost, decimals))).ToArray();
        return limit is null || costs.Any(project => project.Cost is null)
            ? null
            : new(new Money(limit.Value), costs.Select(Made), decimals);

        static Project Made((string Id, ReadProject Said, long? Cost) project) =>
            new(new ProjectId(project.Id), new Money(project.Cost!.Value))
            {
                Categories = project.Said.Categories,
                Area = project.Said.Area,
                Proposer = project.Said.Proposer,
            };
    }

    private static long? Scale(JsonPlace place, DecimalLiteral? literal, int decimals) =>
        literal is not { } amount ? null
        : amount.TryScale(decimals, out var count) ? count
        : place.Expected<long?>($"at most {DecimalLiteral.Format(long.MaxValue, decimals)}, what 64 bits hold here");

    /// <summary>A project as far as it could be read.</summary>
    private sealed record ReadProject(
        JsonPlace Place, DecimalLiteral? Cost, ImmutableArray<string> Categories, string? Area, string? Proposer);
}
