using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// Tells what limits do. That follows from what is funded in which order alone, so no rule has to say it.
/// </summary>
internal sealed class Barring
{
    private readonly ImmutableArray<Decision>.Builder _told = ImmutableArray.CreateBuilder<Decision>();
    private readonly Room _room;
    private readonly List<int> _open;
    private readonly List<int> _funded = [];

    /// <param name="instance">The election, under its limits.</param>
    /// <param name="by">The rule that what is barred before the run is kept from.</param>
    public Barring(Instance instance, string by)
    {
        _room = new Room(instance, []);
        _open = [.. Enumerable.Range(0, instance.Projects.Length)];
        Tell(by);
    }

    /// <summary>The decisions so far, with everything that is barred behind what made it so.</summary>
    public ImmutableArray<Decision> Told => _told.ToImmutable();

    /// <summary>What is funded so far.</summary>
    public IReadOnlyList<int> Funded => _funded;

    /// <summary>Takes in the next decisions of the rule.</summary>
    public void Add(IEnumerable<Decision> decisions)
    {
        foreach (var decision in decisions)
        {
            _told.Add(decision);
            if (decision is Funded purchase)
            {
                _room.Take(purchase.Project);
                _open.Remove(purchase.Project);
                _funded.Add(purchase.Project);
                Tell(purchase.By);
            }
        }
    }

    private void Tell(string by)
    {
        foreach (var project in _open.ToArray())
        {
            if (_room.BarredBy(project) is { } limit)
            {
                _open.Remove(project);
                _told.Add(new Barred(by, project, limit.Constraint, [.. limit.Projects.Where(_funded.Contains)]));
            }
        }
    }
}
