using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>
/// The projects still to be had, in the order of the least ρ they can have. ρ never falls during a run, so each round
/// prices anew from the front and stops at the first project that is proven to be dearer than the best found; stopping
/// at an equal one would lose ties.
/// </summary>
internal sealed class Queue(Instance instance, Support support, Offers offers)
{
    private readonly int[] _projects = new int[support.ProjectCount];
    private int _count;

    /// <summary>The projects still in line.</summary>
    public ReadOnlySpan<int> Waiting => _projects.AsSpan(0, _count);

    /// <summary>Lines up all supported projects that cost something, may be funded and are not yet.</summary>
    public void Start(List<int> funded)
    {
        _count = 0;
        for (var project = 0; project < support.ProjectCount; project++)
        {
            if (support.Supported(project) && instance.Projects[project].Cost > Money.Zero && !funded.Contains(project))
            {
                offers.Reset(project);
                _projects[_count++] = project;
            }
        }

        Reorder(_count);
        DropBarred(funded);
    }

    /// <summary>Lets go of everything that may not be funded beside what is.</summary>
    public void DropBarred(IEnumerable<int> funded)
    {
        if (instance.Limits.All.IsEmpty)
        {
            return;
        }

        var room = new Room(instance, funded);
        foreach (var project in Waiting.ToArray().Where(room.IsBarred))
        {
            Remove(project);
        }
    }

    /// <summary>
    /// The projects that may have the smallest ρ: one, or several whose bounds overlap; none when nothing affordable is
    /// left. What its supporters cannot afford leaves the line for good.
    /// </summary>
    /// <param name="affordable">
    /// Asked about a project when ticks cannot tell whether its supporters own its cost.
    /// </param>
    public int[] Nearest(Predicate<int> affordable)
    {
        var priced = 0;
        var best = Bounds.Unknown;
        while (priced < _count && offers[_projects[priced]].MayReach(best))
        {
            var project = _projects[priced];
            var verdict = offers.Update(project, best);
            if (verdict == Affordability.TooDear || (verdict == Affordability.Unknown && !affordable(project)))
            {
                Remove(project);
                continue;
            }

            best = Bounds.Nearer(best, offers[project]);
            priced++;
        }

        var near = Array.FindAll(_projects[..priced], project => offers[project].MayReach(best));
        Reorder(priced);
        return near;
    }

    public void Remove(int project)
    {
        var at = Array.IndexOf(_projects, project, 0, _count);
        _count--;
        Array.Copy(_projects, at + 1, _projects, at, _count - at);
    }

    // Puts the first few, priced anew, back into line; the others stand in order already.
    private void Reorder(int few)
    {
        for (var from = few - 1; from >= 0; from--)
        {
            var project = _projects[from];
            var rho = offers[project];
            var at = from;
            for (; at + 1 < _count && Bounds.CompareLows(offers[_projects[at + 1]], rho) < 0; at++)
            {
                _projects[at] = _projects[at + 1];
            }

            _projects[at] = project;
        }
    }
}
