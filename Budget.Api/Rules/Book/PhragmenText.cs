using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Sequential Phragmén, for people.</summary>
internal static class PhragmenText
{
    public static RuleText Phragmen { get; } = new(
        "phragmen",
        new("Phragmén", "Phragmén"),
        new(
            "Et projekt lægger sin pris som en byrde på sine støtter; det næste er det, der gør den tungeste byrde "
            + "lettest, indtil der ikke er råd til det næste.",
            "Funding a project puts its cost as a load on the shoulders of its supporters; the project that makes "
            + "the heaviest load lightest comes next, until the next one would cost more than there is."),
        "M. Brill, R. Freeman, S. Janson, M. Lackner: Phragmén's Voting Methods and Justified Representation, AAAI "
        + "2017; for budgets: M. Los, Z. Christoff, D. Grossi: Proportional Budget Allocations: Towards a "
        + "Systematization, IJCAI 2022")
    {
        Definition = new(
            "Alle byrder er 0. Et projekts byrde er (støtternes byrder + prisen) / antal støtter. Projektet med "
            + "mindst byrde er det næste, og alle dets støtter bærer derefter den. Reglen slutter ved et næste "
            + "projekt, der ikke er råd til (stop), eller springer det over (skip).",
            "All loads are 0. A project's load is (the loads of its supporters + its cost) / their number. The "
            + "project with the smallest load is next, and all its supporters then carry it. The rule ends at a next "
            + "project that does not fit (stop), or passes it over (skip)."),
        Guarantees =
        [
            new(
                new(
                    "Det, der vælges, kan forklares med priser, når reglen slutter ved det første projekt, der ikke "
                    + "er råd til.",
                    "What is chosen can be explained by prices where the rule ends at the first project that does "
                    + "not fit."),
                "ProportionalityTests.What_Phragmen_funds_is_priceable"),
        ],
        Complexity = new(
            "Højst projekter · projekter · stemmer.",
            "At most projects · projects · ballots."),
        Cities = new(
            "Ingen by, vi kender; reglen er fra svenske valg i 1890'erne.",
            "No town that we know of; the rule was made for Swedish elections in the 1890s."),
    };
}
