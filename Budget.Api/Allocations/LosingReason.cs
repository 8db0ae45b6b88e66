using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Why a project did not win, in one sentence.</summary>
internal static class LosingReason
{
    public static string Of(Calculation calculation, int project, Course course)
    {
        var because = Because(calculation, project, course);
        var word = course.Broke is null && course.Skipped is not null ? "Passed over" : "Not recommended";
        return calculation.Outcome.Refusal is null
            ? $"{word}{Although(calculation, project)}: {because}."
            : $"Not so far: {because}.";
    }

    // Residents distrust what they cannot explain: more votes and no money is said before anybody finds it.
    private static string Although(Calculation calculation, int project)
    {
        var profile = calculation.Subject.Election.Profile;
        var fewer = calculation.Outcome.Allocation.Count(winner => profile.Votes(winner) < profile.Votes(project));
        return fewer switch
        {
            0 => "",
            1 => ", although 1 recommended project has fewer votes",
            _ => $", although {ForPeople.Count(fewer)} recommended projects have fewer votes",
        };
    }

    private static string Because(Calculation calculation, int project, Course course)
    {
        var instance = calculation.Subject.Election.Instance;
        return course switch
        {
            { Broke: { } broke } =>
                Broke(instance, broke, course.BrokeAfter) + Later(instance, course.Skipped, course.Stopped),
            { Skipped: { } skipped } when skipped.Cost > instance.BudgetLimit =>
                $"{Amount(skipped.Cost)} is more than the whole budget of {Amount(instance.BudgetLimit)}",
            { Skipped: { } skipped } =>
                $"{Amount(skipped.Cost)} was more than the {Left(skipped.MoneyLeft)} that was left",
            { Stopped: { } stopped } =>
                $"it came next, but {Amount(stopped.Cost)} was more than the {Left(stopped.MoneyLeft)} that was left, "
                + "and there the rule ends",
            _ => Unmentioned(calculation, project),
        };

        string Amount(Money amount) => ForPeople.Amount(instance, amount);
        string Left(Int128 minorUnits) => ForPeople.Amount(instance, minorUnits);
    }

    private static string Broke(Instance instance, Unaffordable broke, int after)
    {
        var own = ForPeople.AtLeast(broke.SupportersOwn, ForPeople.Decimals(instance));
        var cost = ForPeople.Amount(instance, broke.Cost);
        return after == 0
            ? $"the shares of its supporters make {own} together, and it costs {cost}"
            : $"after step {ForPeople.Count(after)} its supporters had {own} left together, and it costs {cost}";
    }

    private static string Later(Instance instance, Skipped? skipped, Stopped? stopped) =>
        (skipped?.MoneyLeft ?? stopped?.MoneyLeft) is { } left
            ? $"; nor did it fit in the {ForPeople.Amount(instance, left)} that nobody spent"
            : "";

    private static string Unmentioned(Calculation calculation, int project)
    {
        var (instance, profile) = (calculation.Subject.Election.Instance, calculation.Subject.Election.Profile);
        var stopped = calculation.Outcome.Decisions.OfType<Stopped>().FirstOrDefault();
        return profile.Votes(project) == 0 ? "nobody voted for it"
            : stopped is not null
                ? $"the rule ended before its turn, at {calculation.Subject.NameOf(stopped.Project)}, which did not fit"
            : instance.Projects[project].Cost == Money.Zero ? "it costs nothing, so it gives nobody a share of anything"
            : "no vote for it counts";
    }
}
