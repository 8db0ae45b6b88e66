using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Tests.Reference;

/// <summary>d_i(p): what every voter paid for every project, read off an outcome's decisions.</summary>
internal sealed class Payments
{
    private readonly Electorate _electorate;
    private readonly List<int> _paid = [];

    private Payments(Electorate electorate)
    {
        _electorate = electorate;
        By = [.. electorate.Voters.Select(_ => new Rational[electorate.Cost.Length])];
    }

    /// <summary>For each group of voters, what one of them paid for each project.</summary>
    public Rational[][] By { get; }

    /// <summary>What voters paid for: nothing of a greedy completion, nothing without supporters.</summary>
    public IReadOnlyList<int> Projects => _paid;

    /// <summary>What a voter of a group paid in all: for Phragmén, the load.</summary>
    public Rational Of(int voter) => By[voter].Aggregate(Rational.Zero, Rational.Add);

    /// <param name="electorate">The voters.</param>
    /// <param name="outcome">An outcome of equal shares or Phragmén.</param>
    /// <param name="purse">What every voter had in the run that is answered; for Phragmén it means nothing.</param>
    public static Payments In(Electorate electorate, Outcome outcome, Rational purse)
    {
        var payments = new Payments(electorate);
        foreach (var funded in outcome.Decisions.OfType<Funded>())
        {
            switch (funded.Measure)
            {
                case Measure.Price price:
                    Rational Gets(int voter) => electorate.Voters[voter].Gets[funded.Project];
                    payments.Pay(funded.Project, voter => Gets(voter) is { Sign: > 0 } gets
                        ? Rational.Min(purse - payments.Of(voter), price.Rho * gets)
                        : Rational.Zero);
                    break;
                case Measure.Load { PerSupporter: { } load }:
                    payments.Pay(funded.Project, voter => electorate.Voters[voter].Lists[funded.Project]
                        ? load - payments.Of(voter)
                        : Rational.Zero);
                    break;
            }
        }

        return payments;
    }

    private void Pay(int project, Func<int, Rational> payment)
    {
        _paid.Add(project);
        for (var voter = 0; voter < By.Length; voter++)
        {
            By[voter][project] = payment(voter);
        }
    }

    /// <summary>
    /// What keeps the paid part from being priceable with purses b (§9, C1 to C5); empty when nothing does. The
    /// condition n·b ≥ B is for the caller.
    /// </summary>
    /// <param name="b">Every voter's purse.</param>
    /// <param name="strict">Whether supporters of a project that is out must own less than it costs.</param>
    /// <param name="supports">Whether a voter of a group supports a project.</param>
    public IEnumerable<string> Violations(Rational b, bool strict, Func<Voter, int, bool> supports)
    {
        for (var voter = 0; voter < By.Length; voter++)
        {
            foreach (var project in _electorate.Projects.Where(project => By[voter][project].Sign != 0))
            {
                if (By[voter][project].Sign < 0 || !supports(_electorate.Voters[voter], project))
                {
                    yield return $"C1: voter {voter} pays {By[voter][project]} for project {project}";
                }
            }

            if (Of(voter) > b)
            {
                yield return $"C2: voter {voter} pays {Of(voter)} out of {b}";
            }
        }

        foreach (var project in _electorate.Projects)
        {
            var collected = Weighted(project, (voter, _) => By[voter][project]);
            var unspent = Weighted(project, (voter, one) => supports(one, project) ? b - Of(voter) : Rational.Zero);
            var cost = _electorate.Cost[project];
            var supported = _electorate.Voters.Any(voter => supports(voter, project));
            if (collected != (_paid.Contains(project) ? cost : Rational.Zero))
            {
                yield return $"C3, C4: project {project} collects {collected}";
            }

            var isLeftOut = supported && !_paid.Contains(project) && cost <= _electorate.Budget;
            if (isLeftOut && (strict ? unspent >= cost : unspent > cost))
            {
                yield return $"C5: the supporters of project {project} have {unspent} left";
            }
        }
    }

    private Rational Weighted(int project, Func<int, Voter, Rational> amount) => _electorate.Voters
        .Select((voter, at) => voter.Weight * amount(at, voter)).Aggregate(Rational.Zero, Rational.Add);
}
