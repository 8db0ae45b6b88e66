using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>Rank equal shares as §7 defines it: equal shares among those who rank a project at r or better.</summary>
internal sealed class SlowRankEqualShares(Electorate electorate, SlowTies ties)
{
    private const string Name = "rank-equal-shares";

    private readonly List<Decision> _decisions = [];
    private readonly List<int> _remaining = [.. electorate.Projects];
    private readonly Rational[] _purses = new Rational[electorate.Voters.Length];
    private Rational _moneyLeft = electorate.Budget;

    public Outcome Run()
    {
        if (electorate.VoterCount.Sign == 0)
        {
            return Outcome.Empty;
        }

        Array.Fill(_purses, electorate.Budget / electorate.VoterCount);
        for (var rank = 1; rank <= electorate.Cost.Length; rank++)
        {
            Drop(rank);
            while (Affordable(rank).ToArray() is { Length: > 0 } affordable)
            {
                var best = affordable.Select(project => Payment(project, rank)).Aggregate(Rational.Min);
                var tied = affordable.Where(project => Payment(project, rank) == best).ToImmutableArray();
                if (ties.First(tied) is not var (project, by))
                {
                    return new Outcome { Decisions = [.. _decisions], Refusal = new Refusal.TieUnresolved(tied) };
                }

                Fund(project, tied, by, rank, best);
                Drop(rank);
            }
        }

        return new Outcome { Decisions = [.. _decisions] };
    }

    private int[] Supporters(int project, int rank) => [.. Enumerable.Range(0, _purses.Length)
        .Where(voter => electorate.Voters[voter].RanksWithin(rank, project))];

    private IEnumerable<int> Affordable(int rank) => _remaining.Where(project =>
        Supporters(project, rank).Length > 0 && Own(project, rank) >= electorate.Cost[project]);

    private Rational Own(int project, int rank) => Sum(project, rank, voter => _purses[voter]);

    private Rational Sum(int project, int rank, Func<int, Rational> amount) => Supporters(project, rank)
        .Aggregate(Rational.Zero, (sum, voter) => sum + electorate.Voters[voter].Weight * amount(voter));

    // At the last rank nobody else will come to support a project.
    private void Drop(int rank)
    {
        foreach (var project in rank < electorate.Cost.Length ? [] : _remaining.ToArray())
        {
            if (Supporters(project, rank).Length > 0 && Own(project, rank) < electorate.Cost[project])
            {
                _remaining.Remove(project);
                _decisions.Add(new Unaffordable(
                    Name, project, Own(project, rank), electorate.Instance.Projects[project].Cost));
            }
        }
    }

    // The smallest ρ with Σ min(b_i, ρ) = c lies between two purses, and whoever owns the greater one pays it.
    private Rational Payment(int project, int rank)
    {
        var cost = electorate.Cost[project];
        var enough = Supporters(project, rank).Select(voter => _purses[voter]).Distinct().Order()
            .First(most => Sum(project, rank, voter => Rational.Min(_purses[voter], most)) >= cost);
        var poor = Sum(project, rank, voter => _purses[voter] < enough ? _purses[voter] : Rational.Zero);
        return (cost - poor) / Sum(project, rank, voter => _purses[voter] < enough ? Rational.Zero : Rational.One);
    }

    private void Fund(int project, ImmutableArray<int> tied, Core.Rules.TieKey? by, int rank, Rational payment)
    {
        var (full, exhausted) = (0L, 0L);
        foreach (var voter in Supporters(project, rank))
        {
            var pays = Rational.Min(_purses[voter], payment);
            full += pays == payment ? electorate.Voters[voter].Weight : 0;
            exhausted += pays == payment ? 0 : electorate.Voters[voter].Weight;
            _purses[voter] -= pays;
        }

        _remaining.Remove(project);
        _moneyLeft -= electorate.Cost[project];
        var price = new Measure.Price(payment, payment, full, exhausted, rank);
        _decisions.Add(new Funded(Name, project, tied, by, price, electorate.InMinorUnits(_moneyLeft)));
    }
}
