using System.Collections.Immutable;
using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules.Ordinal;

/// <summary>The way down the order of <see cref="RankedPairs"/>, taking what fits.</summary>
internal sealed class Descent(
    Instance instance, Profile profile, TieRanking ties, Majorities majorities, LockedPairs order)
{
    private const string Name = RankedPairs.Name;

    private readonly Room _room = new(instance, Outcome.Empty);
    private readonly List<int> _waiting = [.. Enumerable.Range(0, instance.Projects.Length)];

    public List<Decision> Decisions { get; } = [];

    /// <summary>Takes what fits; why that ended early, or null.</summary>
    public Refusal? Fill(OnMisfit onMisfit, bool supportedOnly)
    {
        _waiting.RemoveAll(project => supportedOnly && profile.Votes(project) == 0);
        for (var place = 1; _waiting.Count > 0; place++)
        {
            // Nothing that is left stands above these.
            var highest = _waiting.FindAll(project => !_waiting.Exists(other => order.IsAbove(other, project)));
            var next = highest.Order(Comparer<int>.Create(InTurn)).First();
            var tied = highest.Where(project => onMisfit == OnMisfit.Stop || _room.Fits(project)).ToImmutableArray();
            if (!_room.Fits(next) && onMisfit == OnMisfit.Skip)
            {
                Decisions.Add(new Skipped(Name, next, instance.Projects[next].Cost, _room.Left));
            }
            else if (!ties.TryChoose(tied.AsSpan(), out var choice))
            {
                return new Refusal.TieUnresolved(tied);
            }
            else if (!_room.Fits(next))
            {
                Decisions.Add(new Stopped(Name, next, tied, instance.Projects[next].Cost, _room.Left));
                return null;
            }
            else
            {
                _room.Take(next);
                var measure = new Measure.Place(place, majorities.Wins(next), majorities.Losses(next));
                Decisions.Add(new Funded(Name, next, tied, choice.By, measure, _room.Left));
            }

            _waiting.Remove(next);
        }

        return null;
    }

    // Projects that no key separates stand by id, which decides nothing: choosing between them is refused.
    private int InTurn(int left, int right) =>
        ties.Compare(left, right) is not 0 and var turn ? turn : left.CompareTo(right);
}
