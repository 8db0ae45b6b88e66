using System.Collections.Immutable;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// What an outcome says that constraints did: for each, the outcome without it must be one of the rule set less that
/// constraint.
/// </summary>
internal sealed class EffectsReplay(ImmutableArray<Constraint> constraints, Outcome outcome)
{
    /// <param name="decided">Checks the decisions of another outcome of the same election.</param>
    public ReplayFault? Check(Func<ImmutableArray<Constraint>, Outcome, ReplayFault?> decided)
    {
        var told = outcome.Effects.Select(effect => effect.Constraint).ToArray();
        var found = Enumerable.Range(0, outcome.Refusal is null ? constraints.Length : 0).ToArray();
        if (!told.AsSpan().SequenceEqual(found))
        {
            return Trail.Whole($"The replay finds effects of the constraints {string.Join(", ", found)}, the outcome "
                + $"tells of {string.Join(", ", told)}.");
        }

        foreach (var (at, without) in outcome.Effects)
        {
            var fault = without.Effects.IsEmpty
                ? decided(constraints.RemoveAt(at), without)
                : Trail.Whole("The outcome tells of effects of its own.");
            if (fault is not null)
            {
                return Trail.Whole($"Without constraint {at}: {fault.Sentence}");
            }
        }

        return null;
    }
}
