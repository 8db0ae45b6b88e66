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
        Guarantees =
        [
            new(
                new(
                    "En gruppe, der er stor nok og enes om et projekt på en plads, står ikke uden, mens "
                    + "mindre end dens del går til det, den har på den plads eller før (rank-PJR+, for "
                    + "projekter, der koster noget). Det gælder ikke efter en sammenligning.",
                    "A group that is large enough and agrees on a project at a rank is not left without it "
                    + "while less than its share goes to what it has at that rank or before (rank-PJR+, for "
                    + "projects that cost something). It does not hold after a comparison step."),
                "OrdinalRulesTests.No_group_that_agrees_on_a_project_at_a_rank_is_left_without_its_share"),
        ],
        Complexity = new(
            "Højst pladser · projekter · stemmer og projekter · projekter · stemmer.",
            "At most ranks · projects · ballots and projects · projects · ballots."),
        Cities = new(
            "Ingen by, vi kender.",
            "No town that we know of."),
    };
}
