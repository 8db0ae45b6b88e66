using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Rules.EqualShares;

/// <summary>What one run funds.</summary>
internal sealed class Spending
{
    /// <summary>The funded projects in order of selection.</summary>
    public List<int> Funded { get; } = [];

    /// <summary>What they cost together; may be beyond the budget when purses were raised, and beyond a long.</summary>
    public Int128 Cost { get; private set; }

    /// <summary>The projects among which no key of the tie order chooses; null where every tie was resolved.</summary>
    public int[]? UnresolvedTie { get; set; }

    public void Add(int project, Money cost)
    {
        Funded.Add(project);
        Cost += cost.MinorUnits;
    }

    /// <summary>
    /// Funds the other supported projects that cost nothing, in tie order; false when it does not tell them apart.
    /// </summary>
    public bool AddGifts(Instance instance, Support support, TieRanking ties, Trace? trace)
    {
        var room = new Room(instance, Funded);
        var gifts = Enumerable.Range(0, support.ProjectCount)
            .Where(project => instance.Projects[project].Cost == Money.Zero && support.Supported(project)
                && !room.IsBarred(project)).Except(Funded).ToList();
        while (gifts.Count > 0)
        {
            if (!ties.TryChoose([.. gifts], out var choice))
            {
                UnresolvedTie = [.. gifts];
                return false;
            }

            Add(choice.Project, Money.Zero);
            room.Take(choice.Project);
            trace?.FundGift([.. gifts], choice);
            gifts.RemoveAll(project => project == choice.Project || room.IsBarred(project));
        }

        return true;
    }
}
