using Budget.Core.Outcomes;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>What a comparison step found, in a few sentences: who has more of what, and what follows from it.</summary>
internal static class ComparisonSentence
{
    /// <summary>The sentences; null where nothing was compared.</summary>
    public static string? Of(Outcome outcome, Language language) => outcome.Comparison switch
    {
        { Voters: { } voters } told => language switch
        {
            Language.English => English(told.Measure, voters),
            Language.Danish => Danish(told.Measure, voters),
            _ => throw new ArgumentOutOfRangeException(nameof(language)),
        },
        _ => null,
    };

    private static string English(ComparisonMeasure measure, Preferences voters)
    {
        var count = Figures.English.Count;
        var (more, none) = measure == ComparisonMeasure.Represented
            ? ("a project of theirs only", "do not differ")
            : ("more of their projects", "have as many in both");
        return "Compared with most votes: "
            + $"{ForPeople.Plural(voters.Completed, "voter")} would get {more} here, "
            + $"{count(voters.MostVotes)} under most votes, and {count(voters.Indifferent)} {none}. "
            + (voters.ChoosesMostVotes
                ? "So most votes takes the place of the outcome."
                : "So the outcome stands.");
    }

    private static string Danish(ComparisonMeasure measure, Preferences voters)
    {
        var count = Figures.Danish.Count;
        var (more, none) = measure == ComparisonMeasure.Represented
            ? ("kun her et af deres projekter", "er det det samme")
            : ("flere af deres projekter her", "er der lige mange");
        return "Sammenlignet med flest stemmer: "
            + $"{count(voters.Completed)} {(voters.Completed == 1 ? "vælger" : "vælgere")} får {more}. "
            + $"{count(voters.MostVotes)} gør det ved flest stemmer. For {count(voters.Indifferent)} {none}. "
            + (voters.ChoosesMostVotes
                ? "Derfor gælder flest stemmer i stedet."
                : "Derfor står udfaldet ved magt.");
    }
}
