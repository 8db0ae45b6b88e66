using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Maximum welfare, for people.</summary>
internal static class MaximumWelfareText
{
    public static RuleText MaximumWelfare { get; } = new(
        "maximum-welfare",
        new("Mest i alt", "Most in all"),
        new(
            "Af alle valg af projekter, der er råd til, tages det, som vælgerne får mest ud af i alt.",
            "Of all selections of projects that fit, the one is taken from which voters get most in all."),
        "N. Talmon, P. Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019")
    {
        Definition = new(
            "Af alle valg, der er råd til, det med mest tilfredshed i alt, derefter det billigste, derefter det med "
            + "det projekt, der står først i rækkefølgen ved stemmelighed, hvor to valg er forskellige.",
            "Of all selections that fit, the one with the most satisfaction in all, then the cheapest, then the one "
            + "that holds the tie-first project in which two differ."),
        Guarantees = [],
        Complexity = new(
            "Kan vokse eksponentielt med antallet af projekter; efter 10.000.000 knuder er svaret et afslag.",
            "May grow exponentially with the number of projects; after 10,000,000 nodes the answer is a refusal."),
        Cities = new("Ingen by, vi kender.", "None that we know of."),
    };
}
