using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Equal shares, for people.</summary>
internal static class EqualSharesText
{
    public static RuleText EqualShares { get; } = new(
        "equal-shares",
        new("Lige andele", "Equal shares"),
        new(
            "Hver vælger får en lige stor del af pengene, og et projekt købes, når dets støtter tilsammen kan "
            + "betale det; først det, der koster dem mindst for det, de får.",
            "Every voter gets an equal share of the money, and a project is bought when its supporters can pay for "
            + "it together, the one that costs them least for what they get first."),
        "D. Peters, G. Pierczyński, P. Skowron: Proportional Participatory Budgeting with Additive Utilities, "
        + "NeurIPS 2021")
    {
        Definition = new(
            "Hver af de n vælgere har B/n. For et projekt, hvis støtter ejer mindst prisen c, er ρ den mindste pris "
            + "for en enhed nytte, hvor Σ min(pung, ρ · nytte) = c. Projektet med mindst ρ købes; hver støtte betaler "
            + "min(pung, ρ · nytte). Det gentages, til ingen støtter ejer nok. Gratis projekter med støtte kommer "
            + "først.",
            "Each of the n voters has B/n. For a project whose supporters own at least its cost c, ρ is the "
            + "smallest price of a unit of satisfaction at which Σ min(purse, ρ · satisfaction) = c. The project with "
            + "the smallest ρ is bought; each supporter pays min(purse, ρ · satisfaction). This repeats until no "
            + "supporters own enough. Supported projects that cost nothing come first."),
        Guarantees =
        [
            new(
                new(
                    "En gruppe med fælles ønsker, der er stor nok, får sin andel, på nær ét projekt (EJR+ op til "
                    + "ét). Det gælder ikke efter en sammenligning.",
                    "A group with common wishes that is large enough gets its share, up to one project (EJR+ up to "
                    + "one). It does not hold after a comparison step."),
                "ProportionalityTests.Equal_shares_leaves_no_group_short_by_more_than_one_project"),
            new(
                new(
                    "Det, der købes, kan forklares med priser: ingen betaler mere, end hun har. Det gælder ikke "
                    + "det, en udfyldning føjer til.",
                    "What is bought can be explained by prices: nobody pays more than she has. It does not hold for "
                    + "what a greedy completion adds."),
                "ProportionalityTests.What_equal_shares_funds_is_priceable"),
        ],
        Complexity = new(
            "En gennemregning er højst projekter · projekter · stemmer; en by med 90.000 stemmer tager "
            + "millisekunder. Når pungene hæves, gentages det for hvert trin.",
            "A run is at most projects · projects · ballots; a town of 90,000 ballots takes milliseconds. Raising "
            + "purses repeats it for every step."),
        Cities = new(
            "Wieliczka og Świecie (Polen), Aarau og Winterthur (Schweiz), Assen (Nederlandene).",
            "Wieliczka and Świecie (Poland), Aarau and Winterthur (Switzerland), Assen (the Netherlands)."),
    };
}
