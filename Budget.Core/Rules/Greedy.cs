using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// Projects are taken one after the other, those that voters want most for their money (or most in all) first, as
/// long as they fit. With satisfaction <c>cost</c> on approval ballots this is "most votes first", what nearly every
/// city does; by score it is what cities do that count points.
/// </summary>
public static class Greedy
{
    public const string Name = "greedy";
    public const string ByScoreName = "greedy-by-score";

    /// <summary>The rule, going on with what an outcome has left.</summary>
    /// <param name="satisfaction">What voters get from a project.</param>
    /// <param name="ties">Who goes first among equals.</param>
    /// <param name="onMisfit">What happens when the next project does not fit.</param>
    /// <param name="supportedOnly">
    /// Whether projects nobody gets anything from are left out, instead of coming last.
    /// </param>
    /// <param name="byScore">Whether U_p counts instead of U_p/c_p.</param>
    /// <param name="cancellation">Looked at before each project that is weighed or taken.</param>
    public static Continuation With(
        Satisfaction satisfaction, TieOrder ties, OnMisfit onMisfit = OnMisfit.Skip, bool supportedOnly = false,
        bool byScore = false, CancellationToken cancellation = default) => (instance, profile, before) =>
    {
        cancellation.ThrowIfCancellationRequested();
        var support = SupportColumns.Of(instance, profile, satisfaction);
        if (support.TooLarge is { } tooLarge)
        {
            return before with { Refusal = new Refusal.TooLarge(tooLarge) };
        }

        var funded = before.Allocation.ToHashSet();
        var classes = Enumerable.Range(0, instance.Projects.Length)
            .Where(project => !funded.Contains(project) && (support.Supported(project) || !supportedOnly))
            .Select(project => (Project: project, Merit: Weigh(project)))
            .GroupBy(candidate => candidate.Merit, candidate => candidate.Project)
            .OrderDescending(Comparer<IGrouping<Merit, int>>.Create((left, right) => left.Key.CompareTo(right.Key)));
        var shelf = new Shelf(instance, ties.On(instance, profile), before, byScore ? ByScoreName : Name);
        foreach (var equals in classes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!shelf.Take(equals, byScore ? equals.Key.Score : equals.Key.Density, onMisfit))
            {
                break;
            }
        }

        return before with { Decisions = [.. before.Decisions, .. shelf.Decisions], Refusal = shelf.Refusal };

        Merit Weigh(int project)
        {
            cancellation.ThrowIfCancellationRequested();
            return Merit.Of(project, instance, support, byScore);
        }
    };

    /// <summary>How good a project is: satisfaction per cost, or in all; a supported gift is infinitely good.</summary>
    private readonly record struct Merit(Rational Value, bool IsInfinite) : IComparable<Merit>
    {
        public Measure Density => new Measure.Density(IsInfinite ? null : Value);
        public Measure Score => new Measure.Score(Value);

        public static Merit Of(int project, Instance instance, Support support, bool byScore)
        {
            var total = support.Total(project);
            var cost = instance.InCurrency(instance.CostMinor(project));
            return byScore || total.Sign == 0 ? new(total, false)
                : cost.Sign == 0 ? new(Rational.Zero, true)
                : new(total / cost, false);
        }

        public int CompareTo(Merit other) =>
            IsInfinite == other.IsInfinite ? Value.CompareTo(other.Value) : IsInfinite.CompareTo(other.IsInfinite);
    }

    /// <summary>The projects taken so far and the money left.</summary>
    private sealed class Shelf(Instance instance, TieRanking ties, Outcome before, string by)
    {
        private readonly Room _room = new(instance, before);

        public List<Decision> Decisions { get; } = [];

        public Refusal? Refusal { get; private set; }

        /// <summary>Takes what fits of equally good projects; false when the rule ends here.</summary>
        public bool Take(IEnumerable<int> equals, Measure measure, OnMisfit onMisfit)
        {
            var waiting = equals.Where(project => !_room.IsBarred(project))
                .Order(Comparer<int>.Create(InTurn)).ToList();
            while (waiting.Count > 0)
            {
                var next = waiting[0];
                var tied = waiting.Where(project => onMisfit == OnMisfit.Stop || _room.Fits(project))
                    .Order().ToImmutableArray();
                if (!_room.Fits(next) && onMisfit == OnMisfit.Skip)
                {
                    Decisions.Add(new Skipped(by, next, instance.Projects[next].Cost, _room.Left));
                }
                else if (!ties.TryChoose(tied.AsSpan(), out var choice))
                {
                    Refusal = new Refusal.TieUnresolved(tied);
                    return false;
                }
                else if (!_room.Fits(next))
                {
                    Decisions.Add(new Stopped(by, next, tied, instance.Projects[next].Cost, _room.Left));
                    return false;
                }
                else
                {
                    _room.Take(next);
                    Decisions.Add(new Funded(by, next, tied, choice.By, measure, _room.Left));
                }

                waiting.RemoveAll(project => project == next || _room.IsBarred(project));
            }

            return true;
        }

        // Projects that no key separates stand by id, which decides nothing: choosing between them is refused.
        private int InTurn(int left, int right) =>
            ties.Compare(left, right) is not 0 and var order ? order : left.CompareTo(right);
    }
}
