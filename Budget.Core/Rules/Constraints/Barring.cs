using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// Tells what limits did. That follows from what was funded in which order alone, so no rule has to say it.
/// </summary>
internal static class Barring
{
    /// <summary>The decisions, with everything that bars a project behind what made it so.</summary>
    /// <param name="decisions">The decisions of rules.</param>
    /// <param name="instance">The election, under its limits.</param>
    /// <param name="by">The rule that what is barred before the run is kept from.</param>
    public static ImmutableArray<Decision> ToldIn(
        ImmutableArray<Decision> decisions, Instance instance, string by)
    {
        var told = ImmutableArray.CreateBuilder<Decision>();
        var room = new Room(instance, []);
        var open = Enumerable.Range(0, instance.Projects.Length).ToList();
        var funded = new List<int>();
        Tell(by);
        foreach (var decision in decisions)
        {
            told.Add(decision);
            if (decision is Funded purchase)
            {
                room.Take(purchase.Project);
                open.Remove(purchase.Project);
                funded.Add(purchase.Project);
                Tell(purchase.By);
            }
        }

        return told.ToImmutable();

        void Tell(string rule)
        {
            foreach (var project in open.ToArray())
            {
                if (room.BarredBy(project) is { } limit)
                {
                    open.Remove(project);
                    told.Add(new Barred(
                        rule, project, limit.Constraint, [.. limit.Projects.Where(funded.Contains)]));
                }
            }
        }
    }
}
