using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>A rule that goes on with what an outcome has left: its decisions come behind those there are.</summary>
public delegate Outcome Continuation(Instance instance, Profile profile, Outcome before);

public static class Continuations
{
    /// <summary>The continuation on its own, from nothing.</summary>
    public static Rule FromNothing(this Continuation next) =>
        (instance, profile) => next(instance, profile, Outcome.Empty);

    /// <summary>First the rule, then the continuation on what is left; a refusal ends it.</summary>
    public static Rule Then(this Rule rule, Continuation next) => (instance, profile) =>
    {
        var outcome = rule(instance, profile);
        return outcome.Refusal is null ? next(instance, profile, outcome) : outcome;
    };
}
