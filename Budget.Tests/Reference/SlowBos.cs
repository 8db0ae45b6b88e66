using System.Collections.Immutable;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>
/// BOS equal shares as §7 defines it, in currency units: every λ of every project is tried in every round. Where two
/// of them are equally good for a project, the one with the larger part counts.
/// </summary>
internal sealed class SlowBos(Electorate electorate, SlowTies ties)
{
    private const string Name = "bos-equal-shares";

    private readonly List<Decision> _decisions = [];
    private readonly List<int> _remaining = [.. electorate.Projects.Where(electorate.IsSupported)];
    private readonly Rational[] _purses = new Rational[electorate.Voters.Length];
    private Rational _moneyLeft = electorate.Budget;

    public static Outcome Run(Electorate electorate, SlowTies ties) =>
        electorate.VoterCount.Sign == 0 ? Outcome.Empty : new SlowBos(electorate, ties).Run();

    private Outcome Run()
    {
        Array.Fill(_purses, electorate.Budget / electorate.VoterCount);
        while (true)
        {
            var gifts = _remaining.Where(project => electorate.Cost[project].Sign == 0).ToImmutableArray();
            if (gifts.IsEmpty)
            {
                DropTheHopeless();
            }

            if (_remaining.Count == 0)
            {
                return new Outcome { Decisions = [.. _decisions] };
            }

            var offers = (gifts.IsEmpty ? _remaining : [.. gifts]).ToDictionary(project => project, Best);
            var best = offers.Values.Select(offer => offer.Rho / offer.Alpha).Aggregate(Rational.Min);
            var tied = offers.Where(one => one.Value.Rho / one.Value.Alpha == best).Select(one => one.Key).Order()
                .ToImmutableArray();
            if (ties.First(tied) is not { } first)
            {
                return new Outcome { Decisions = [.. _decisions], Refusal = new Refusal.TieUnresolved(tied) };
            }

            Fund(first, tied, offers[first.Project]);
        }
    }

    private IEnumerable<int> Supporters(int project) =>
        Enumerable.Range(0, _purses.Length).Where(voter => Gets(voter, project).Sign > 0);

    private Rational Gets(int voter, int project) => electorate.Voters[voter].Gets[project];

    private Rational Paid(int project, Rational price) => Supporters(project).Aggregate(
        Rational.Zero, (sum, voter) => sum + electorate.Voters[voter].Weight * Payment(voter, project, price));

    private Rational Payment(int voter, int project, Rational price) =>
        Rational.Min(_purses[voter], price * Gets(voter, project));

    private void DropTheHopeless()
    {
        foreach (var project in _remaining.ToArray())
        {
            var cost = electorate.Instance.Projects[project].Cost;
            Decision? reason = electorate.Cost[project] > _moneyLeft
                    ? new Skipped(Name, project, cost, electorate.InMinorUnits(_moneyLeft))
                : Supporters(project).All(voter => _purses[voter].Sign == 0)
                    ? new Unaffordable(Name, project, 0, cost)
                : null;
            if (reason is not null)
            {
                _remaining.Remove(project);
                _decisions.Add(reason);
            }
        }
    }

    private (Rational Rho, Rational Alpha) Best(int project)
    {
        var cost = electorate.Cost[project];
        if (cost.Sign == 0)
        {
            return (Rational.Zero, Rational.One);
        }

        var prices = Supporters(project).Where(voter => _purses[voter].Sign > 0)
            .Select(voter => _purses[voter] / Gets(voter, project)).Distinct().Order().ToList();
        if (Paid(project, prices[^1]) >= cost)
        {
            prices.Add(WholePrice(project, prices));
        }

        return prices
            .Select(price => (Price: price, Alpha: Rational.Min(1, Paid(project, price) / cost)))
            .OrderBy(offer => offer.Price / offer.Alpha / offer.Alpha).ThenByDescending(offer => offer.Alpha)
            .Select(offer => (offer.Price / offer.Alpha, offer.Alpha)).First();
    }

    // Σ min(b_i, λ·u_i) grows along a straight line between two prices at which somebody's purse runs empty.
    private Rational WholePrice(int project, List<Rational> prices)
    {
        var cost = electorate.Cost[project];
        var above = prices.First(price => Paid(project, price) >= cost);
        var below = prices.LastOrDefault(price => Paid(project, price) < cost);
        var (low, high) = (Paid(project, below), Paid(project, above));
        return below + (above - below) * (cost - low) / (high - low);
    }

    private void Fund((int Project, TieKey? By) first, ImmutableArray<int> tied, (Rational Rho, Rational Alpha) offer)
    {
        var project = first.Project;
        var payments = Supporters(project).ToDictionary(voter => voter, voter => Payment(voter, project, offer.Rho));
        bool InFull(int voter) => payments[voter] == offer.Rho * Gets(voter, project);
        long Count(Func<int, bool> which) => payments.Keys.Where(which).Sum(voter => electorate.Voters[voter].Weight);
        var measure = new Measure.Part(
            offer.Rho, offer.Alpha, Paid(project, offer.Rho), payments.Values.Aggregate(Rational.Max),
            Count(InFull), Count(voter => !InFull(voter)));
        foreach (var (voter, payment) in payments)
        {
            _purses[voter] -= payment;
        }

        _remaining.Remove(project);
        _moneyLeft -= electorate.Cost[project];
        _decisions.Add(new Funded(
            Name, project, tied, first.By, measure, electorate.InMinorUnits(_moneyLeft)));
    }
}
