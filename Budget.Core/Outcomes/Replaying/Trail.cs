using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// The way through an outcome's decisions: what must come next is compared with what the trace says there.
/// </summary>
internal sealed class Trail
{
    private readonly Outcome _outcome;
    private readonly bool[] _funded;
    private int _next;

    public Trail(Instance instance, Profile profile, RuleSet ruleSet, Outcome outcome)
    {
        (Instance, Profile, RuleSet, _outcome) = (instance, profile, ruleSet, outcome);
        Precedence = new Precedence(instance, profile, ruleSet.Ties);
        Costs = [.. instance.Projects.Select(project => instance.InCurrency(project.Cost.MinorUnits))];
        _funded = new bool[Costs.Length];
        MoneyLeft = instance.BudgetLimit.MinorUnits;
    }

    public Instance Instance { get; }
    public Profile Profile { get; }
    public RuleSet RuleSet { get; }
    public Precedence Precedence { get; }

    /// <summary>What each project costs, in currency units.</summary>
    public ImmutableArray<Rational> Costs { get; }

    /// <summary>The budget less everything funded so far, in the smallest unit.</summary>
    public Int128 MoneyLeft { get; private set; }

    /// <summary>Why there must be no final allocation, as far as the replay has come.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>The decision the trace has next; null at its end.</summary>
    public Decision? Next => _next < _outcome.Decisions.Length ? _outcome.Decisions[_next] : null;

    public bool IsFunded(int project) => _funded[project];

    public bool Fits(int project) => Instance.Projects[project].Cost.MinorUnits <= MoneyLeft;

    public Money CostOf(int project) => Instance.Projects[project].Cost;

    public ProjectId IdOf(int project) => Instance.Projects[project].Id;

    /// <summary>The tie-first of some projects; where no key says, null, and the outcome must be the refusal.</summary>
    public TieWinner? First(ImmutableArray<int> tied)
    {
        var winner = Precedence.FirstOf(tied);
        Refusal = winner is null ? new Refusal.TieUnresolved(tied) : Refusal;
        return winner;
    }

    /// <summary>Goes one decision further, if it is the one that was found.</summary>
    public ReplayFault? Expect(Decision found)
    {
        if (Next is not { } said || said != found)
        {
            return Fault(Difference.Between(Instance, found, Next));
        }

        if (found is Funded { Project: var project })
        {
            _funded[project] = true;
            MoneyLeft -= Instance.Projects[project].Cost.MinorUnits;
        }

        _next++;
        return null;
    }

    /// <summary>The tie-first of some equally good projects is funded.</summary>
    public ReplayFault? ExpectFunded(string by, ImmutableArray<int> tied, TieWinner winner, Measure measure) =>
        Expect(new Funded(by, winner.Project, tied, winner.By, measure,
            MoneyLeft - Instance.Projects[winner.Project].Cost.MinorUnits));

    /// <summary>Nothing more may come, and the outcome must say so.</summary>
    public ReplayFault? End() =>
        Next is not null ? Fault($"The replay has ended; the trace goes on with {Difference.Name(Instance, Next)}.")
        : _outcome.Refusal != Refusal ? new ReplayFault(-1, $"The replay finds {Says(Refusal)}, the outcome says {Says(_outcome.Refusal)}.")
        : null;

    private static string Says(Refusal? refusal) => refusal?.GetType().Name ?? "no refusal";

    /// <summary>A fault at the next decision.</summary>
    public ReplayFault Fault(string sentence) => new(_next, sentence);
}
