using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// The way through an outcome: what must come next is worked out and compared with what stands there.
/// </summary>
internal sealed class Trail
{
    private readonly Outcome _outcome;
    private readonly bool[] _funded;
    private readonly bool[] _out;
    private readonly bool[] _closed;
    private int _next;

    public Trail(
        Instance instance, Profile profile, RuleSet ruleSet, ImmutableArray<Constraint> constraints, Outcome outcome)
    {
        (Instance, Profile, RuleSet, _outcome) = (instance, profile, ruleSet, outcome);
        Precedence = new Precedence(instance, profile, ruleSet.Ties);
        Costs = [.. instance.Projects.Select(project => instance.InCurrency(project.Cost.MinorUnits))];
        (_funded, _out, _closed) = (new bool[Costs.Length], new bool[Costs.Length], new bool[Costs.Length]);
        Bars = new Bars(instance, profile, constraints);
        FundedBefore = [.. _funded];
        MoneyLeft = instance.BudgetLimit.MinorUnits;
    }

    /// <summary>Goes on from another way's end, with other money, while some projects do not compete.</summary>
    /// <param name="before">The way so far.</param>
    /// <param name="instance">The same projects with the money.</param>
    /// <param name="outcome">Its part of the outcome.</param>
    /// <param name="competes">Whether a project that is not funded competes.</param>
    public Trail(Trail before, Instance instance, Outcome outcome, Predicate<int> competes)
        : this(instance, before.Profile, before.RuleSet, before.Bars.Constraints, outcome)
    {
        FundedBefore = [.. before._funded];
        before._funded.CopyTo(_funded, 0);
        before._out.CopyTo(_out, 0);
        for (var project = 0; project < _closed.Length; project++)
        {
            _closed[project] = _funded[project] || !competes(project);
        }
    }

    public Instance Instance { get; }
    public Profile Profile { get; }
    public RuleSet RuleSet { get; }
    public Precedence Precedence { get; }

    /// <summary>What constraints forbid.</summary>
    public Bars Bars { get; }

    /// <summary>What each project costs, in currency units.</summary>
    public ImmutableArray<Rational> Costs { get; }

    /// <summary>The budget less everything funded so far, in the smallest unit.</summary>
    public Int128 MoneyLeft { get; private set; }

    /// <summary>Why the outcome must be no allocation, as far as the replay has come.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>How the outcome must say that an increase of purses ended.</summary>
    public IncreaseStop? Increase { get; set; }

    /// <summary>The Smith set that the outcome must name, where the rule has it named.</summary>
    public ImmutableArray<int>? SmithSet { get; set; }

    /// <summary>How it does say so.</summary>
    public IncreaseStop? ToldIncrease => _outcome.Increase;

    /// <summary>Why it says that it is no allocation.</summary>
    public Refusal? ToldRefusal => _outcome.Refusal;

    /// <summary>The decision that stands next; null at the end.</summary>
    public Decision? Next => _next < _outcome.Decisions.Length ? _outcome.Decisions[_next] : null;

    public bool IsFunded(int project) => _funded[project];

    /// <summary>Whether a constraint bars it, or it does not compete here.</summary>
    public bool IsOut(int project) => _out[project] || _closed[project];

    /// <summary>Whether it could be funded here beside others, if there were money.</summary>
    public bool IsOpen(int project, bool[] funded) =>
        !_closed[project] && !funded[project] && Bars.By(project, funded) is null;

    /// <summary>For each project whether it was funded before this way began.</summary>
    public ImmutableArray<bool> FundedBefore { get; }

    public Money CostOf(int project) => Instance.Projects[project].Cost;

    public bool Fits(int project) => CostOf(project).MinorUnits <= MoneyLeft && !IsOut(project);

    public string IdOf(int project) => Instance.Projects[project].Id.Value;

    /// <summary>Goes one decision further, if it is the one that was found, and past what it puts out.</summary>
    public ReplayFault? Expect(Decision found)
    {
        if (Next != found)
        {
            return Fault(Difference.Between(Instance, found, Next));
        }

        _next++;
        if (found is not Funded)
        {
            return null;
        }

        _funded[found.Project] = true;
        MoneyLeft -= CostOf(found.Project).MinorUnits;
        return ExpectBarred(found.By);
    }

    /// <summary>Goes past everything that constraints have put out by now.</summary>
    /// <param name="by">The rule.</param>
    public ReplayFault? ExpectBarred(string by)
    {
        for (var project = 0; project < _out.Length; project++)
        {
            if (!_funded[project] && !_out[project] && Bars.By(project, _funded) is var (constraint, because))
            {
                _out[project] = true;
                if (Expect(new Barred(by, project, constraint, because)) is { } fault)
                {
                    return fault;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Goes past the funding of the first of some equally good projects; where no key tells which one that is, the
    /// outcome must be refused instead.
    /// </summary>
    /// <param name="by">The rule.</param>
    /// <param name="tied">The equally good projects, ascending.</param>
    /// <param name="measure">By what a project was best.</param>
    /// <param name="funded">The project; null where there is none.</param>
    public ReplayFault? ExpectFunded(string by, ImmutableArray<int> tied, Func<int, Measure> measure, out int? funded)
    {
        funded = null;
        if (Precedence.FirstOf(tied) is not { } winner)
        {
            Refuse(new Refusal.TieUnresolved(tied));
            return null;
        }

        funded = winner.Project;
        var left = MoneyLeft - CostOf(winner.Project).MinorUnits;
        return Expect(new Funded(by, winner.Project, tied, winner.By, measure(winner.Project), left));
    }

    public void Refuse(Refusal refusal) => Refusal = refusal;

    /// <summary>A fault at the next decision.</summary>
    public ReplayFault Fault(string sentence) => new(_next, sentence);

    /// <summary>Nothing more may come, and the outcome as a whole must be what was found.</summary>
    public ReplayFault? End() =>
        Next is { } more ? Fault($"The replay has ended; the trace goes on with {Difference.Name(Instance, more)}.")
        : Refusal != _outcome.Refusal ? Whole(Told(Refusal), Told(_outcome.Refusal))
        : !Same(SmithSet, _outcome.SmithSet) ? Whole(Told(SmithSet), Told(_outcome.SmithSet))
        : Increase != ToldIncrease ? Whole(Told(Increase), Told(ToldIncrease))
        : null;

    /// <summary>A fault of the outcome as a whole.</summary>
    public static ReplayFault Whole(string sentence) => new(-1, sentence);

    private static ReplayFault Whole(string found, string told) =>
        Whole($"The replay finds {found}, the outcome says {told}.");

    private string Told(Refusal? refusal) => Difference.Name(Instance, refusal);

    private static bool Same(ImmutableArray<int>? left, ImmutableArray<int>? right) =>
        left is { } one && right is { } other ? one.AsSpan().SequenceEqual(other.AsSpan())
        : left is null == right is null;

    private static string Told(ImmutableArray<int>? smithSet) =>
        smithSet is { IsDefault: false } named ? $"a Smith set of {string.Join(", ", named)}" : "no Smith set";

    private static string Told(IncreaseStop? stop) => stop is null
        ? "no increase of purses"
        : $"{stop.Steps} steps from {stop.Start} by {stop.Raised} until {stop.Because}";
}
