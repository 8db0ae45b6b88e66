using System.Collections.Immutable;
using Budget.Core.Rules.Constraints;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// What an outcome says that constraints did: for each that bars a project, and for no other, the outcome without it
/// must be one of the rule set less that constraint.
/// </summary>
internal sealed class EffectsReplay(ImmutableArray<Constraint> constraints, Outcome outcome)
{
    /// <param name="decided">Checks the decisions of another outcome of the same election.</param>
    public ReplayFault? Check(Func<ImmutableArray<Constraint>, Outcome, ReplayFault?> decided)
    {
        var told = outcome.Effects.Select(effect => effect.Constraint).ToArray();
        var found = outcome.Refusal is not null ? []
            : outcome.Decisions.OfType<Barred>().Select(barred => barred.Constraint).Distinct().Order().ToArray();
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
