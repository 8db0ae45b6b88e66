using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// The completed outcome stands unless more voters have more of what most votes would fund than have less of it: so no
/// majority loses by the rule. (The comparison step of Wieliczka 2023, see equalshares.net.)
/// </summary>
internal static class Comparing
{
    /// <param name="measure">Of what voters may have more.</param>
    /// <param name="mostVotes">What the completed outcome is compared with.</param>
    public static Continuation With(ComparisonMeasure measure, Rule mostVotes) => (instance, profile, before) =>
    {
        var other = mostVotes(instance, profile);
        if (other.Refusal is not null)
        {
            return before with { Refusal = other.Refusal, Comparison = new(measure, null, other.Decisions) };
        }

        var voters = Count(measure, profile, before, other);
        return voters.ChoosesMostVotes
            ? before with { Decisions = other.Decisions, Comparison = new(measure, voters, before.Decisions) }
            : before with { Comparison = new(measure, voters, other.Decisions) };
    };

    private static Preferences Count(ComparisonMeasure measure, Profile profile, Outcome completed, Outcome mostVotes)
    {
        var (inCompleted, inMostVotes) = (completed.Allocation.ToHashSet(), mostVotes.Allocation.ToHashSet());
        var (forCompleted, forMostVotes, indifferent) = (0L, 0L, 0L);
        for (var group = 0; group < profile.GroupCount; group++)
        {
            var (mine, theirs) = (0, 0);
            foreach (var project in profile.Listed(group))
            {
                mine += inCompleted.Contains(project) ? 1 : 0;
                theirs += inMostVotes.Contains(project) ? 1 : 0;
            }

            var weight = profile.Weights[group];
            switch (Prefers(measure, mine, theirs))
            {
                case < 0: forCompleted += weight; break;
                case > 0: forMostVotes += weight; break;
                default: indifferent += weight; break;
            }
        }

        return new Preferences(forCompleted, forMostVotes, indifferent);
    }

    // Above zero when a voter has more of most votes.
    private static int Prefers(ComparisonMeasure measure, int completed, int mostVotes) => measure switch
    {
        ComparisonMeasure.FundedCount => mostVotes - completed,
        ComparisonMeasure.Represented => Math.Sign(mostVotes) - Math.Sign(completed),
        ComparisonMeasure.FundedCountTool => completed == 0 || mostVotes == 0 ? 0 : mostVotes - completed,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
