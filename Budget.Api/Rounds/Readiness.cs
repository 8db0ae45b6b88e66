using Budget.Api.Projects;
using Budget.Core.Numbers;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Api.Rounds;

/// <summary>
/// Whether a round can be locked: errors block the lock, warnings are what finance staff would wish to have known.
/// </summary>
internal static class Readiness
{
    // A round counts money as its ballot files do: with two decimals.
    private const int MinorPerUnit = 100;

    /// <summary>Errors before warnings.</summary>
    public static IReadOnlyList<Finding> Of(RoundPlan plan, DateTimeOffset now) =>
    [
        .. OfRound(plan),
        .. OfTimes(plan, now),
        .. OfRule(plan),
        .. OfConstraints(plan),
        .. OfEarmarks(plan),
        .. plan.Lines.SelectMany(
            line => OfLine(line, [.. plan.Approved.Where(project => project.Locked.LineId == line.Locked.Id)])),
        .. ReadinessWarnings.Of(plan, now),
    ];

    private static IEnumerable<Finding> OfRound(RoundPlan plan)
    {
        if (string.IsNullOrWhiteSpace(plan.Round.Settings.Mandate))
        {
            yield return Finding.Error(
                "mandate-missing", "Nothing says who decides what: give the round a mandate.",
                "Der står ikke, hvem der beslutter hvad: giv runden et mandat.");
        }

        if (plan.Lines.Count == 0)
        {
            yield return Finding.Error("line-missing", "The round has no line.", "Runden har ingen linje.");
        }

        foreach (var project in plan.Projects.Where(project => project.State == ProjectState.Proposed))
        {
            yield return Finding.Error(
                "project-undecided", $"“{project.Locked.Title}” is neither approved nor rejected.",
                $"“{project.Locked.Title}” er hverken godkendt eller afvist.", project.Locked.Id);
        }
    }

    private static IEnumerable<Finding> OfTimes(RoundPlan plan, DateTimeOffset now)
    {
        var (opens, closes) = (plan.Round.Settings.OpensAt, plan.Round.Settings.ClosesAt);
        if (opens is null || closes is null)
        {
            yield return Finding.Error(
                "times-missing", "Opening and closing are not set.", "Åbning og lukning er ikke sat.");
        }

        if (opens <= now)
        {
            yield return Finding.Error("opening-past", "The opening has passed.", "Åbningstiden er passeret.");
        }

        if (closes <= opens)
        {
            yield return Finding.Error(
                "closing-before-opening", "Voting closes before it opens.", "Afstemningen lukker, før den åbner.");
        }

        var days = plan.Round.Settings.HearingDays;
        if (days > 0 && !(plan.HeardFrom?.AddDays(days) <= now))
        {
            yield return Finding.Error(
                "hearing-short", $"The hearing of what is to be locked has not lasted {days} days.",
                $"Høringen om det, der skal låses, har ikke varet {days} dage.");
        }
    }

    private static IEnumerable<Finding> OfRule(RoundPlan plan)
    {
        if (plan.RuleSet is not { } set)
        {
            yield return Finding.Error("rule-set-missing", "The round has no rule set.", "Runden har ingen regel.");
            yield break;
        }

        if (!set.Ties.Keys.Contains(TieKey.Id) && !IsDrawn(set, plan.Round.Settings.LotDrawEvent))
        {
            yield return Finding.Error(
                "tie-open", "A tie could stay open: name a lot with its seed, a draw, or the id as the last key.",
                "En stemmelighed kan forblive uafgjort: angiv lod med frø, en lodtrækning, eller id som sidste nøgle.");
        }

        foreach (var line in plan.Lines.Where(line => AskedBallots.Unsaid(set, line.Locked.Limits.Kind) is not null))
        {
            yield return Finding.Error(
                "rule-unsupported-ballots", $"The rule asks what ballots for “{line.Locked.Title}” do not say.",
                $"Reglen kræver noget, som stemmesedlerne for “{line.Locked.Title}” ikke viser.", line.Locked.Id);
        }
    }

    // Ids that are no longer anybody's would leave a constraint without effect, and nobody would notice.
    private static IEnumerable<Finding> OfConstraints(RoundPlan plan) =>
        from constraint in plan.RuleSet?.Constraints ?? []
        where constraint.Names is { } named && !plan.Approved.Any(project => project.Locked.IsIn(named))
        let names = string.Join(", ", constraint.Names!.Names)
        select Finding.Error(
            "constraint-without-project", $"The constraint {constraint.Kind} on {names} is about no approved project.",
            $"Vilkåret {constraint.Kind} for {names} handler ikke om noget godkendt projekt.");

    private static IEnumerable<Finding> OfEarmarks(RoundPlan plan)
    {
        var earmarked = (plan.RuleSet?.Constraints ?? []).OfType<Earmark>()
            .Aggregate(Rational.Zero, (sum, earmark) => sum + earmark.Amount * MinorPerUnit);
        return plan.Lines.Where(line => line.AvailableMinor < earmarked).Select(line => Finding.Error(
            "earmarked-too-much", $"More is earmarked than the rule may spend on “{line.Locked.Title}”.",
            $"Der er sat mere af, end reglen må bruge på “{line.Locked.Title}”.", line.Locked.Id));
    }

    private static IEnumerable<Finding> OfLine(PlannedLine line, PlannedProject[] approved)
    {
        if (approved.Length == 0)
        {
            yield return Finding.Error(
                "line-without-project", $"“{line.Locked.Title}” has no approved project.",
                $"“{line.Locked.Title}” har intet godkendt projekt.", line.Locked.Id);
        }
        else if (approved.Length < line.Locked.Limits.MinProjects)
        {
            yield return Finding.Error(
                "ballot-impossible", $"A ballot for “{line.Locked.Title}” has to list more projects than there are.",
                $"En stemme på “{line.Locked.Title}” skal nævne flere projekter, end der er.", line.Locked.Id);
        }
    }

    private static bool IsDrawn(RuleSet set, string? lotDrawEvent) =>
        set.Ties.Keys.Contains(TieKey.Lot) && (set.Ties.LotSeed is not null || lotDrawEvent is not null);
}
