using Budget.Api.Rounds;

namespace Budget.Api.Results;

/// <summary>A sentence in both languages.</summary>
internal sealed record Sentence(string Da, string En);

/// <summary>A result as everybody reads it: first what the council decided, then what the rule recommends.</summary>
/// <param name="LegalStatus">A recommendation until the council adopts it.</param>
/// <param name="Statement">The same for residents.</param>
/// <param name="IsSandbox">Whether it is only a test, which decides nothing.</param>
/// <param name="Decision">The newest decision; left out before there is one.</param>
/// <param name="ManifestHash">The hash of what was locked.</param>
/// <param name="RecordHash">The hash of the signed record.</param>
/// <param name="SupersededBy">The version that stands in the place of this one; left out where it counts.</param>
/// <param name="Reason">Why it took the place of the version before; left out of the first.</param>
/// <param name="Changes">What is different from the version before; left out of the first.</param>
internal sealed record ResultAnswer(
    string LegalStatus,
    Sentence Statement,
    CouncilDecision? Decision,
    string RoundId,
    string Title,
    bool IsSandbox,
    string Currency,
    RoundState State,
    long Version,
    long? SupersededBy,
    string? Reason,
    string? Changes,
    DateTimeOffset CountedAt,
    DateTimeOffset? PublishedAt,
    string ManifestHash,
    string RecordHash,
    IReadOnlyList<ResultAnswer.LineAnswer> Lines)
{
    public static ResultAnswer Of(PublicationGate gate)
    {
        var decision = gate.Decisions.Count == 0 ? null : gate.Decisions[0];
        var told = gate.Told;
        var status = decision?.LegalStatus ?? CouncilDecision.Recommendation;
        return new(
            status, StatementOf(status, told.SupersededBy), decision, gate.Round.Id, gate.Manifest.Title,
            gate.Round.IsSandbox, gate.Manifest.Currency, gate.Round.State, gate.Version, told.SupersededBy,
            told.Reason, told.Changes, gate.CountedAt, gate.PublishedAt, gate.Round.LockHash!, gate.RecordHash,
            [.. gate.Report.Lines.Select(line => LineAnswer.Of(new LineView(gate, line), decision))]);
    }

    private static Sentence StatementOf(string status, long? supersededBy) => status switch
    {
        _ when supersededBy is { } next => new(
            $"Dette resultat gælder ikke længere; udgave {next} er trådt i dens sted.",
            $"This result does not count any more; version {next} has taken its place."),
        CouncilDecision.Adopted => new(
            "Kommunalbestyrelsen har vedtaget indstillingen.", "The council has adopted the recommendation."),
        CouncilDecision.AdoptedWithDeviation => new(
            "Kommunalbestyrelsen har vedtaget indstillingen med ændringer.",
            "The council has adopted the recommendation with changes."),
        CouncilDecision.Returned => new(
            "Kommunalbestyrelsen har sendt indstillingen tilbage.", "The council has sent the recommendation back."),
        _ => new(
            "Dette er en indstilling; kommunalbestyrelsen har endnu ikke taget stilling.",
            "This is a recommendation; the council has not decided yet."),
    };

    /// <summary>What was recommended on a line.</summary>
    /// <param name="MoneyLeftMinor">What the recommendation leaves of the budget.</param>
    /// <param name="Ballots">Left out when they are few.</param>
    /// <param name="BallotsPublished">Whether the ballots are published too.</param>
    /// <param name="Recommended">In the order of the recommendation.</param>
    /// <param name="NotRecommended">The other projects.</param>
    /// <param name="MostVotes">What most votes would have recommended.</param>
    internal sealed record LineAnswer(
        string Line, string Title, long BudgetMinor, long CostMinor, long MoneyLeftMinor, long? Ballots,
        bool BallotsPublished, long? VotersServed, IReadOnlyList<ProjectAnswer> Recommended,
        IReadOnlyList<ProjectAnswer> NotRecommended, MostVotesAnswer MostVotes, IReadOnlyList<string> Withdrawn)
    {
        public static LineAnswer Of(LineView view, CouncilDecision? decision)
        {
            var line = view.Line;
            var projects = line.Projects.Select(project => ProjectAnswer.Of(view, project, decision)).ToArray();
            return new(
                line.Line, line.Title, line.BudgetMinor, line.ByRule.CostMinor,
                line.BudgetMinor - line.ByRule.CostMinor, view.Ballots, line.IsOpen,
                view.Served(line.ByRule), [.. projects.Where(project => project.Place is not null)],
                [.. projects.Where(project => project.Place is null)], MostVotesAnswer.Of(view), line.Withdrawn);
        }
    }

    /// <summary>A project of the result.</summary>
    /// <param name="Votes">How many voters listed it; left out where few ballots could be told from it.</param>
    /// <param name="IsFunded">What the council decided; left out before it adopts anything.</param>
    /// <param name="InMostVotes">Whether most votes would have recommended it.</param>
    /// <param name="Explanation">Why, in a sentence.</param>
    /// <param name="Place">The place among those recommended; left out when it is not.</param>
    internal sealed record ProjectAnswer(
        string Project, string Title, long PriceMinor, long? Votes, int? Place, bool InMostVotes, bool? IsFunded,
        Sentence Explanation)
    {
        public static ProjectAnswer Of(LineView view, ProjectReport project, CouncilDecision? decision) => new(
            project.Project, project.Title, project.PriceMinor, view.People(project.Votes), project.Place,
            project.InMostVotes, decision is { IsAdoption: true } ? IsFundedBy(decision, project) : null,
            view.Explanation(project));

        private static bool IsFundedBy(CouncilDecision decision, ProjectReport project) =>
            decision.Deviations.FirstOrDefault(deviation => deviation.Project == project.Project)?.IsFunded
            ?? project.Place is not null;
    }

    /// <summary>What most votes would have recommended, and for whom that is a difference.</summary>
    /// <param name="Gains">Projects that only the rule recommends.</param>
    /// <param name="Loses">Projects that only most votes would have recommended.</param>
    internal sealed record MostVotesAnswer(
        IReadOnlyList<string> Allocation, long CostMinor, long? VotersServed, IReadOnlyList<string> Gains,
        IReadOnlyList<string> Loses)
    {
        public static MostVotesAnswer Of(LineView view)
        {
            var (rule, most) = (view.Line.ByRule, view.Line.ByMostVotes);
            return new(
                most.Allocation, most.CostMinor, view.Served(most),
                [.. rule.Allocation.Except(most.Allocation)], [.. most.Allocation.Except(rule.Allocation)]);
        }
    }
}
