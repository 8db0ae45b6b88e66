namespace Budget.Api.Rounds;

/// <summary>What does not block a lock, but has surprised towns before.</summary>
internal static class ReadinessWarnings
{
    private const int DaysBeforeOpening = 7;

    private static readonly string[] Proportional = ["equal-shares", "phragmen"];

    public static IEnumerable<Finding> Of(RoundPlan plan, DateTimeOffset now) =>
        OfRound(plan, now).Concat(OfRoll(plan)).Concat(OfTitles(plan)).Concat(plan.Lines.SelectMany(line => OfLine(
            line, plan, [.. plan.Approved.Where(project => project.Locked.LineId == line.Locked.Id)
                .Select(project => project.Locked)])));

    private static IEnumerable<Finding> OfRound(RoundPlan plan, DateTimeOffset now)
    {
        if (plan.Round.Settings.OpensAt is { } opens && opens > now && opens < now.AddDays(DaysBeforeOpening))
        {
            yield return Finding.Warning(
                "opening-soon", "Voting opens less than 7 days from now.",
                "Afstemningen åbner om mindre end 7 dage.");
        }

        if (string.IsNullOrWhiteSpace(plan.Round.Settings.CouncilReference)
            && plan.Lines.Any(line => string.IsNullOrWhiteSpace(line.DecisionReference)))
        {
            yield return Finding.Warning(
                "council-reference-missing", "No case says in which decision the council set the money aside.",
                "Ingen sag viser, hvornår kommunalbestyrelsen afsatte pengene.");
        }
    }

    private static IEnumerable<Finding> OfRoll(RoundPlan plan)
    {
        if (plan.Round.Settings.MinimumCell == 1)
        {
            yield return Finding.Warning(
                "minimum-cell-one", "Every number of people is published, even one: set minimumCell to 5 or more.",
                "Ethvert antal personer offentliggøres, også ét: sæt minimumCell til 5 eller mere.");
        }

        var (entries, population) = (plan.RollEntries, plan.Round.Settings.Population);
        if (entries < plan.Round.Settings.MinimumCell)
        {
            yield return Finding.Warning(
                "roll-small", $"The roll has {entries} entries: so few are not published.",
                $"Listen har {entries} vælgere: så få offentliggøres ikke.");
        }

        if (entries > 0 && population is { } people && Math.Abs(entries - people) * 10 > people * 3)
        {
            yield return Finding.Warning(
                "roll-off-population", $"The roll has {entries} entries, the town {people} people.",
                $"Listen har {entries} vælgere, byen {people} indbyggere.");
        }
    }

    private static IEnumerable<Finding> OfTitles(RoundPlan plan) => plan.Approved
        .GroupBy(project => project.Locked.Title.Trim(), StringComparer.OrdinalIgnoreCase)
        .SelectMany(namesakes => namesakes.Skip(1))
        .Select(project => Finding.Warning(
            "title-twice", $"Two projects are called “{project.Locked.Title}”.",
            $"To projekter hedder “{project.Locked.Title}”.", project.Locked.Id));

    private static IEnumerable<Finding> OfLine(PlannedLine line, RoundPlan plan, ManifestProject[] projects)
    {
        var (title, id, available) = (line.Locked.Title, line.Locked.Id, line.AvailableMinor);
        if (line.Locked.ReserveMinor == 0)
        {
            yield return Finding.Warning(
                "reserve-missing", $"“{title}” has no reserve.", $"“{title}” har ingen reserve.", id);
        }

        if (line.Locked.Limits.MaxProjects == 1 && Proportional.Contains(plan.RuleSet?.Rule))
        {
            yield return Finding.Warning(
                "one-choice-proportional", $"A ballot for “{title}” names one project: a proportional rule needs more.",
                $"En stemme på “{title}” nævner ét projekt: en proportional regel har brug for flere.", id);
        }

        foreach (var finding in projects.Length == 0 ? [] : OfPrices(title, id, available, projects))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> OfPrices(string title, string id, long available, ManifestProject[] projects)
    {
        if (projects.Min(project => project.PriceMinor) > available)
        {
            yield return Finding.Warning(
                "cheapest-above-line", $"Even the cheapest project costs more than “{title}” may spend.",
                $"Selv det billigste projekt koster mere, end “{title}” må bruge.", id);
        }

        if (projects.Sum(project => project.PriceMinor) <= available)
        {
            yield return Finding.Warning(
                "no-choice", $"“{title}” can pay for all of its projects: there is nothing to choose.",
                $"“{title}” kan betale alle sine projekter: der er ikke noget at vælge.", id);
        }

        foreach (var project in projects.Where(project => project.PriceMinor > available))
        {
            yield return Finding.Warning(
                "project-above-line", $"“{project.Title}” costs more than its line may spend, so it cannot win.",
                $"“{project.Title}” koster mere, end linjen må bruge, og kan ikke vinde.", project.Id);
        }

        foreach (var project in projects.Where(project =>
            project.PriceMinor > available - project.PriceMinor && project.PriceMinor <= available))
        {
            yield return Finding.Warning(
                "project-above-half", $"“{project.Title}” costs more than half of its line.",
                $"“{project.Title}” koster mere end halvdelen af linjen.", project.Id);
        }
    }
}
