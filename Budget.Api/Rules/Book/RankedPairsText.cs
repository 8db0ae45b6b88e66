using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Ranked pairs, for people.</summary>
internal static class RankedPairsText
{
    public static RuleText RankedPairs { get; } = new(
        "ranked-pairs",
        new("Ordnede par", "Ranked pairs"),
        new(
            "To og to sammenlignes projekterne på alle stemmesedler, de største flertal giver en rækkefølge, og den "
            + "følges, så længe der er råd; prisen tæller ikke med i sammenligningen.",
            "Projects are compared two by two on all ballots, the largest majorities make an order, and it is "
            + "followed as long as there is money; costs do not count in the comparison."),
        "N. Tideman: Independence of Clones as a Criterion for Voting Rules, Social Choice and Welfare 1987; for "
        + "budgets: E. Shapiro, N. Talmon: A Participatory Democratic Budgeting Algorithm, arXiv 1709.05839")
    {
        Definition = new(
            "For hvert par af projekter tælles, hvor mange flere der foretrækker det ene. Parrene låses efter "
            + "margin, den største først, når de ikke modsiger det, der er låst; lige store margener efter reglen for "
            + "lighed. Rækkefølgen, det giver, fyldes op, så længe der er råd. Prisen tæller ikke med.",
            "For each pair of projects it is counted how many more prefer the one. Pairs are locked by margin, "
            + "largest first, unless they contradict what is locked; equal margins go by the tie order. The order "
            + "this makes is filled up as long as there is money. Costs do not count."),
        Guarantees =
        [
            new(
                new(
                    "Et projekt, der vinder over alle andre to og to, står først i rækkefølgen; det "
                    + "indstilles, hvis der er råd til det.",
                    "A project that wins against every other one two by two is first in the order; it is "
                    + "recommended if it fits."),
                "OrdinalRulesTests.Whoever_beats_everybody_in_a_duel_is_first_in_the_order_of_ranked_pairs"),
        ],
        Complexity = new(
            "Projekter · projekter · stemmer at tælle, og projekter³ at låse.",
            "Projects · projects · ballots to count, and projects³ to lock."),
        Cities = new(
            "Ingen by, vi kender.",
            "No town that we know of."),
    };
}
