using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Rank equal shares, for people.</summary>
internal static class RankEqualSharesText
{
    public static RuleText RankEqualShares { get; } = new(
        "rank-equal-shares",
        new("Lige andele plads for plads", "Equal shares rank by rank"),
        new(
            "Hver vælger får en lige stor del af pengene, som plads for plads kan gå til flere af de projekter, "
            + "vælgeren har sat i rækkefølge; et projekt købes, når de, der kan, kan betale det sammen.",
            "Every voter gets an equal share of the money, which rank by rank can go to more of the projects that "
            + "the voter put in order; a project is bought when those whose shares can go to it can pay for it."),
        "After H. Aziz, B. E. Lee, AAAI 2021, and D. Peters, G. Pierczyński, P. Skowron, NeurIPS 2021")
    {
        Definition = new(
            "Hver vælger har B/n. For plads r = 1, 2 … får en vælger 1 af hvert projekt, hun har på plads r eller "
            + "før. Så længe støtterne til et projekt ejer prisen, købes det, hvor den største betaling ρ er mindst; "
            + "hver støtte betaler min(pung, ρ). Derefter går r én op, og aldrig ned.",
            "Each voter has B/n. For rank r = 1, 2 … a voter gets 1 from each project she has at rank r or before. "
            + "As long as the supporters of a project own its cost, the one with the smallest largest payment ρ is "
            + "bought; each supporter pays min(purse, ρ). Then r goes up by one, and never down."),
        Guarantees = [],
        Complexity = new(
            "Højst pladser · projekter · stemmer og projekter · projekter · stemmer.",
            "At most ranks · projects · ballots and projects · projects · ballots."),
        Cities = new(
            "Ingen by, vi kender.",
            "No town that we know of."),
    };
}
