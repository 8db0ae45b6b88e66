using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>
/// The Method of Equal Shares as §4 defines it, in currency units: every ρ anew in every round, from the definition.
/// </summary>
internal sealed class SlowEqualShares(Electorate electorate, SlowTies ties)
{
    private const string Name = "equal-shares";

    private readonly List<Decision> _decisions = [];
    private readonly List<int> _remaining = [.. electorate.Projects.Where(electorate.IsSupported)];
    private readonly Rational[] _purses = new Rational[electorate.Voters.Length];
    private Rational _moneyLeft = electorate.Budget;

    /// <summary>Runs with so much money in every voter's purse.</summary>
    public static Outcome Run(Electorate electorate, SlowTies ties, Rational purse) =>
        new SlowEqualShares(electorate, ties).Run(purse);

    private Outcome Run(Rational purse)
    {
        Array.Fill(_purses, purse);
        DropTheUnaffordable();
        while (_remaining.Count > 0)
        {
            var prices = _remaining.ToDictionary(project => project, Rho);
            var best = prices.Values.Aggregate(Rational.Min);
            var tied = _remaining.Where(project => prices[project] == best).ToImmutableArray();
            if (ties.First(tied) is not { } first)
            {
                return new Outcome { Decisions = [.. _decisions], Refusal = new Refusal.TieUnresolved(tied) };
            }

            Fund(first.Project, best, price => new Funded(
                Name, first.Project, tied, first.By, price, electorate.InMinorUnits(_moneyLeft)));
            DropTheUnaffordable();
        }

        return new Outcome { Decisions = [.. _decisions] };
    }

    private IEnumerable<int> Funded => _decisions.OfType<Funded>().Select(funded => funded.Project);

    private IEnumerable<int> Supporters(int project) =>
        Enumerable.Range(0, _purses.Length).Where(voter => electorate.Voters[voter].Gets[project].Sign > 0);

    private Rational Sum(IEnumerable<int> voters, Func<int, Rational> amount) =>
        voters.Aggregate(Rational.Zero, (sum, voter) => sum + electorate.Voters[voter].Weight * amount(voter));

    private void DropTheUnaffordable()
    {
        _remaining.RemoveAll(project => electorate.IsOut(project, Funded));
        foreach (var project in _remaining.ToArray())
        {
            var own = Sum(Supporters(project), voter => _purses[voter]);
            if (own < electorate.Cost[project])
            {
                _remaining.Remove(project);
                _decisions.Add(new Unaffordable(Name, project, own, electorate.Instance.Projects[project].Cost));
            }
        }
    }

    // The smallest ρ with Σ min(b_i, ρ·u_i) = c. The sum grows with ρ, along a straight line between two prices at
    // which somebody's purse runs empty; the supporters own c together, so the last of these prices is high enough.
    private Rational Rho(int project)
    {
        var cost = electorate.Cost[project];
        var payers = Supporters(project).ToArray();
        var empties = payers.ToDictionary(
            voter => voter, voter => _purses[voter] / electorate.Voters[voter].Gets[project]);
        var enough = empties.Values.Distinct().Order()
            .First(rho => Sum(payers, voter => Payment(voter, project, rho)) >= cost);
        var inFull = payers.Where(voter => empties[voter] >= enough).ToArray();
        var rest = cost - Sum(payers.Except(inFull), voter => _purses[voter]);
        return rest / Sum(inFull, voter => electorate.Voters[voter].Gets[project]);
    }

    private Rational Payment(int voter, int project, Rational rho) =>
        Rational.Min(_purses[voter], rho * electorate.Voters[voter].Gets[project]);

    private void Fund(int project, Rational rho, Func<Measure.Price, Funded> funded)
    {
        var (full, exhausted, largest, paid) = (0L, 0L, Rational.Zero, Rational.Zero);
        foreach (var voter in Supporters(project))
        {
            var weight = electorate.Voters[voter].Weight;
            var payment = Payment(voter, project, rho);
            (full, exhausted) = payment == rho * electorate.Voters[voter].Gets[project]
                ? (full + weight, exhausted)
                : (full, exhausted + weight);
            largest = Rational.Max(largest, payment);
            paid += weight * payment;
            _purses[voter] -= payment;
        }

        if (paid != electorate.Cost[project])
        {
            throw new InvalidOperationException("The payments do not make up the cost.");
        }

        _remaining.Remove(project);
        _moneyLeft -= electorate.Cost[project];
        _decisions.Add(funded(new Measure.Price(rho, largest, full, exhausted)));
    }
}
