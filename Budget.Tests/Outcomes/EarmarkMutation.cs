using Budget.Core.Outcomes;

namespace Budget.Tests.Outcomes;

/// <summary>Single changes of what an outcome says of its earmarks.</summary>
internal static class EarmarkMutation
{
    public static IEnumerable<Mutation> All(Outcome outcome)
    {
        Mutation To(string name, params IEnumerable<EarmarkSpent> earmarks) =>
            new($"earmarks: {name}", outcome with { Earmarks = [.. earmarks] });
        var all = outcome.Earmarks;
        yield return To("one more", all.Add(new EarmarkSpent(0, outcome.Decisions.Length, null, 0)));
        for (var at = 0; at < all.Length; at++)
        {
            var one = all[at];
            yield return To("one removed", all.RemoveAt(at));
            yield return To("one twice", all.Insert(at, one));
            yield return To("constraint", all.SetItem(at, one with { Constraint = one.Constraint + 1 }));
            yield return To("decisions", all.SetItem(at, one with { Decisions = one.Decisions - 1 }));
            yield return To("decisions", all.SetItem(at, one with { Decisions = one.Decisions + 1 }));
            yield return To("unspent", all.SetItem(at, one with { Unspent = one.Unspent - 1 }));
            yield return To("unspent", all.SetItem(at, one with { Unspent = one.Unspent + 1 }));
            foreach (var (name, stop) in Mutation.Increases(one.Increase).Where(stop => stop.Value != one.Increase))
            {
                yield return To($"increase, {name}", all.SetItem(at, one with { Increase = stop }));
            }
        }
    }
}
