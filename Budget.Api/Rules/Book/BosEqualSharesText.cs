using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Equal shares with bounded overspending, for people.</summary>
internal static class BosEqualSharesText
{
    public static RuleText BosEqualShares { get; } = new(
        "bos-equal-shares",
        new("Lige andele med begrænset overforbrug", "Equal shares with bounded overspending"),
        new(
            "Hver vælger får en lige stor del af pengene, og et projekt kan købes, selv om dets støtter kun kan "
            + "betale en del af det; jo mindre der mangler, og jo mindre det koster dem for det, de får, jo før.",
            "Every voter gets an equal share of the money, and a project may be bought although its supporters can "
            + "pay only a part of it: the less is missing, and the less it costs them for what they get, the sooner."),
        "G. Papasotiropoulos, S. Z. Pishbin, O. Skibski, P. Skowron, T. Wąs: Method of Equal Shares with Bounded "
        + "Overspending, EC 2025, arXiv 2409.15005")
    {
        Definition = new(
            "Hver vælger har B/n. For hvert projekt, der er råd til, prøves hver pris λ, der tømmer en støttes "
            + "pung, og den, der netop giver hele prisen c. Delen α = min(1, Σ min(pung, λ · nytte)/c) kommer ind, og "
            + "ρ = λ/α. Projektet med mindst ρ/α købes helt, og hver støtte betaler min(pung, ρ · nytte). Er to λ "
            + "lige gode, gælder den med størst α.",
            "Each voter has B/n. For each project that fits the money left, every price λ that empties a "
            + "supporter's purse is tried, and the one that brings just the whole cost c together. The part α = "
            + "min(1, Σ min(purse, λ · satisfaction)/c) comes together, and ρ = λ/α. The project with the smallest "
            + "ρ/α is bought whole, and each supporter pays min(purse, ρ · satisfaction). Of two equally good λ the "
            + "one with the larger α counts."),
        Guarantees = [],
        Complexity = new(
            "Højst projekter · projekter · stemmer, og priserne er nøjagtige brøker, hvis længde kan fordobles ved "
            + "et køb, der kun betales i del.",
            "At most projects · projects · ballots, in exact fractions whose length a purchase that is paid in part "
            + "may double."),
        Cities = new(
            "Ingen, vi kender.",
            "None that we know of."),
    };
}
