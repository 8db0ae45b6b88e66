using Budget.Core.Canonical;

namespace Budget.Core.Rules.Constraints;

/// <summary>Why the constraints of a rule set mean nothing.</summary>
internal static class ConstraintFault
{
    // Each costs one more run of the rule; no town has nearly as many.
    private const int MostConstraints = 100;

    /// <summary>The first fault, or null when there is none.</summary>
    public static RuleSetFault? Of(RuleSet set)
    {
        if (set.Constraints.Length > MostConstraints)
        {
            return new("constraints", $"There are more than {MostConstraints} constraints.");
        }

        if (!set.Constraints.IsEmpty && RuleBook.Find(set.Rule) is { TakesConstraints: false })
        {
            return new("constraints", $"The rule {set.Rule} takes no constraints.");
        }

        if (!set.Constraints.IsEmpty && set.Completion.OfType<ComparisonStep>().Any())
        {
            return new("constraints", "A comparison step takes no constraints.");
        }

        var seen = new HashSet<string>();
        for (var at = 0; at < set.Constraints.Length; at++)
        {
            var constraint = set.Constraints[at];
            var text = Text(constraint);
            if (text is null && !seen.Add(ConstraintJson.Of(constraint).ToString()))
            {
                text = "The same constraint stands there twice.";
            }

            if (text is not null)
            {
                return new($"constraints/{at}", text);
            }
        }

        return null;
    }

    private static string? Text(Constraint constraint) => constraint switch
    {
        MinVotes { Votes: < 1 or > int.MaxValue } => $"A threshold is 1 to {int.MaxValue} votes.",
        MinShare { Share: var share } when share.Sign <= 0 || share > 1 => "A share is above 0 and at most 1.",
        Earmark { Amount.Sign: <= 0 } => "An earmark is more than 0.",
        Cap { Amount.Sign: < 0 } => "A cap is not negative.",
        _ when constraint.Names is { } group => Text(group)
            ?? (constraint is Exclusive && group is { By: GroupBy.Projects, Names.Length: 1 }
                ? "One project alone excludes no other."
                : null),
        _ => null,
    };

    private static string? Text(ProjectGroup group) =>
        group.Names.IsEmpty || group.Names.Contains("") ? "A group has members, and each has a name."
        : group.By != GroupBy.Projects && group.Names.Length != 1 ? "A group is one category, area or proposer."
        : group.Names.Distinct().Count() != group.Names.Length ? "A project stands in the group twice."
        : null;
}
