using System.Collections.Immutable;
using Budget.Core.Elections;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>How many voters prefer each project to each other one, ballot by ballot, pair by pair.</summary>
internal sealed class Duels
{
    private readonly Int128[,] _prefer;

    public Duels(Profile profile)
    {
        var projects = profile.ProjectCount;
        _prefer = new Int128[projects, projects];
        var places = new long[projects];
        for (var group = 0; group < profile.GroupCount; group++)
        {
            Array.Fill(places, long.MaxValue);
            var listed = profile.Listed(group);
            for (var at = 0; at < listed.Length; at++)
            {
                places[listed[at]] = profile.Values(group)[at];
            }

            foreach (var project in listed)
            {
                for (var other = 0; other < projects; other++)
                {
                    _prefer[project, other] += places[project] < places[other] ? profile.Weights[group] : 0;
                }
            }
        }
    }

    private IEnumerable<int> All => Enumerable.Range(0, _prefer.GetLength(0));

    public Int128 Margin(int project, int other) => _prefer[project, other] - _prefer[other, project];

    /// <summary>How many projects lose to one.</summary>
    public int Beaten(int project) => All.Count(other => Margin(project, other) > 0);

    /// <summary>How many projects one loses to.</summary>
    public int BeatenBy(int project) => All.Count(other => Margin(other, project) > 0);

    public IEnumerable<(int Winner, int Loser)> Majorities() =>
        All.SelectMany(winner => All.Where(loser => Margin(winner, loser) > 0).Select(loser => (winner, loser)));

    /// <summary>
    /// Those from whom a way of duels that were not lost leads to every other project: the smallest set whose members
    /// all beat everybody outside.
    /// </summary>
    public ImmutableArray<int> SmithSet() => [.. All.Where(project => Reached(project).Count == All.Count())];

    private HashSet<int> Reached(int project)
    {
        var (reached, next) = (new HashSet<int> { project }, new Stack<int>([project]));
        while (next.TryPop(out var from))
        {
            foreach (var other in All.Where(other => Margin(from, other) >= 0 && reached.Add(other)).ToArray())
            {
                next.Push(other);
            }
        }

        return reached;
    }
}
