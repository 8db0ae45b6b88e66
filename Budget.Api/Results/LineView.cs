using Budget.Api.Voters;

namespace Budget.Api.Results;

/// <summary>
/// A line as the caller may see it. Where the ballots are too few to be published, small numbers of people are left out
/// and reasons tell no numbers; finance staff and auditors see all.
/// </summary>
internal sealed class LineView(PublicationGate gate, LineReport line)
{
    public LineReport Line => line;

    /// <summary>How many ballots; null when that is too small a number.</summary>
    public long? Ballots => gate.IsStaff ? line.Ballots : AtLeast(line.Ballots);

    private bool IsWhole => line.IsOpen || gate.IsStaff;

    /// <summary>A number of voters; null when it would tell too much about few.</summary>
    public long? People(long count) => IsWhole ? count : AtLeast(count);

    /// <summary>
    /// How many voters a choice of projects serves; null when that would tell too much. Beside the number of ballots it
    /// tells how many it does not serve, and beside the same number of another version how many served voters a
    /// withdrawn project had alone; so later versions do not tell it.
    /// </summary>
    public long? Served(ChoiceReport choice) => IsWhole ? choice.VotersServed
        : gate.Version == 1 && SmallCells.MayTellWhole(line.Ballots, [choice.VotersServed], Least)
            ? AtLeast(choice.VotersServed)
        : null;

    private int Least => gate.Round.Settings.MinimumCell;

    public Sentence Explanation(ProjectReport project) => IsWhole
        ? new(project.Danish, project.English)
        : project switch
        {
            { Place: { } place } => new(
                $"Indstillet som nr. {place}. Linjen har så få stemmer, at ingen tal om dem vises.",
                $"Recommended as no. {place}. The line has so few ballots that no numbers about them are shown."),
            { FewerVotes: > 0 } => new(
                "Ikke indstillet, selv om det har flere stemmer end et projekt, som er indstillet: reglen ser også "
                + "på pris og på, hvem der ellers får noget. Linjen har så få stemmer, at ingen tal om dem vises.",
                "Not recommended, although it has more votes than a project that is: the rule also looks at cost and "
                + "at who gets something else. The line has so few ballots that no numbers about them are shown."),
            _ => new(
                "Ikke indstillet. Linjen har så få stemmer, at ingen tal om dem vises.",
                "Not recommended. The line has so few ballots that no numbers about them are shown."),
        };

    private long? AtLeast(long count) => count >= Least ? count : null;
}
