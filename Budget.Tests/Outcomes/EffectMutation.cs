using Budget.Core.Outcomes;

namespace Budget.Tests.Outcomes;

/// <summary>Single changes of what an outcome says that constraints did.</summary>
internal static class EffectMutation
{
    public static IEnumerable<Mutation> All(Outcome outcome, int projects)
    {
        Mutation To(string name, params IEnumerable<ConstraintEffect> effects) =>
            new($"effects: {name}", outcome with { Effects = [.. effects] });
        var all = outcome.Effects;
        yield return To("one more", all.Add(new ConstraintEffect(all.Length + 1, outcome with { Effects = [] })));
        for (var at = 0; at < all.Length; at++)
        {
            var (constraint, without) = all[at];
            yield return To("one removed", all.RemoveAt(at));
            yield return To("one twice", all.Insert(at, all[at]));
            yield return To("constraint", all.SetItem(at, new(constraint + 1, without)));
            yield return To("effects of effects", all.SetItem(at, new(constraint, without with { Effects = all })));
            foreach (var changed in Mutation.All(without, projects).Where(one => one.Outcome.Effects.IsEmpty))
            {
                yield return To("what would be without", all.SetItem(at, new(constraint, changed.Outcome)));
            }
        }
    }
}
