using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>What may still be funded: every rule asks here, and says here what it has funded.</summary>
internal sealed class Room
{
    private readonly Instance _instance;
    private readonly Int128[] _taken;

    /// <param name="instance">The projects, the money and what may not be funded together.</param>
    /// <param name="before">What is funded already.</param>
    public Room(Instance instance, Outcome before)
        : this(instance, before.Allocation)
    {
    }

    /// <param name="instance">The projects, the money and what may not be funded together.</param>
    /// <param name="funded">The projects that are funded already.</param>
    public Room(Instance instance, IEnumerable<int> funded)
    {
        (_instance, _taken, Left) = (instance, new Int128[instance.Limits.All.Length], instance.BudgetLimit.MinorUnits);
        foreach (var project in funded)
        {
            Take(project);
        }
    }

    /// <summary>The money left, in the smallest unit; below zero never in a final outcome.</summary>
    public Int128 Left { get; private set; }

    /// <summary>Whether the project may be funded, and can be paid with what is left.</summary>
    public bool Fits(int project) => _instance.CostMinor(project) <= Left && !IsBarred(project);

    /// <summary>
    /// Whether the project may not be funded, however much money there is. It stays so, since what is funded stays
    /// funded: a rule need not look at it any more.
    /// </summary>
    public bool IsBarred(int project) => BarredBy(project) is not null;

    /// <summary>The first limit that bars the project; null where none does.</summary>
    public Limit? BarredBy(int project)
    {
        foreach (var at in _instance.Limits.Of(project))
        {
            var limit = _instance.Limits.All[at];
            if (_taken[at] + limit.Taken(_instance, project) > limit.Most)
            {
                return limit;
            }
        }

        return null;
    }

    /// <summary>Funds the project.</summary>
    public void Take(int project) => Move(project, 1);

    /// <summary>Takes the funding of a project back: for rules that look before they fund.</summary>
    public void GiveBack(int project) => Move(project, -1);

    private void Move(int project, int sign)
    {
        Left -= sign * _instance.CostMinor(project);
        foreach (var at in _instance.Limits.Of(project))
        {
            _taken[at] += sign * _instance.Limits.All[at].Taken(_instance, project);
        }
    }
}
