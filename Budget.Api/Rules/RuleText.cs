using Budget.Api.Problems;

namespace Budget.Api.Rules;

/// <summary>A rule as people meet it: one sentence for a council member, and where it comes from.</summary>
/// <param name="Id">Its name in rule sets.</param>
internal sealed record RuleText(string Id, InBoth Name, InBoth Sentence, string Source)
{
    /// <summary>Every rule of the rule book.</summary>
    public static IReadOnlyList<RuleText> All { get; } =
    [
        new(
            "equal-shares",
            new("Lige andele", "Equal shares"),
            new(
                "Hver vælger får en lige stor del af pengene, og et projekt købes, når dets støtter tilsammen kan "
                + "betale det; først det, der koster dem mindst for det, de får.",
                "Every voter gets an equal share of the money, and a project is bought when its supporters can pay for "
                + "it together, the one that costs them least for what they get first."),
            "D. Peters, G. Pierczyński, P. Skowron: Proportional Participatory Budgeting with Additive Utilities, "
            + "NeurIPS 2021"),
        new(
            "bos-equal-shares",
            new("Lige andele med begrænset overforbrug", "Equal shares with bounded overspending"),
            new(
                "Hver vælger får en lige stor del af pengene, og et projekt kan købes, selv om dets støtter kun kan "
                + "betale en del af det; jo mindre der mangler, og jo mindre det koster dem for det, de får, jo før.",
                "Every voter gets an equal share of the money, and a project may be bought although its supporters can "
                + "pay only a part of it: the less is missing, and the less it costs them for what they get, the "
                + "sooner."),
            "G. Papasotiropoulos, S. Z. Pishbin, O. Skibski, P. Skowron, T. Wąs: Method of Equal Shares with Bounded "
            + "Overspending, EC 2025, arXiv 2409.15005"),
        new(
            "greedy",
            new("Flest stemmer", "Most votes"),
            new(
                "Projekterne tages ét efter ét, først det, som vælgerne ønsker mest for pengene, så længe der er råd.",
                "Projects are taken one after the other, those that voters want most for their money first, as long as "
                + "they fit."),
            "N. Talmon, P. Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019"),
        new(
            "greedy-by-score",
            new("Flest point", "Most points"),
            new(
                "Projekterne tages ét efter ét, først det med flest point i alt, så længe der er råd.",
                "Projects are taken one after the other, the one with most points in all first, as long as they fit."),
            "What cities do that count points, such as Kraków"),
        new(
            "maximum-welfare",
            new("Mest i alt", "Most in all"),
            new(
                "Af alle valg af projekter, der er råd til, tages det, som vælgerne får mest ud af i alt.",
                "Of all selections of projects that fit, the one is taken from which voters get most in all."),
            "N. Talmon, P. Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019"),
        new(
            "phragmen",
            new("Phragmén", "Phragmén"),
            new(
                "Et projekt lægger sin pris som en byrde på sine støtter; det næste er det, der gør den tungeste byrde "
                + "lettest, indtil der ikke er råd til det næste.",
                "Funding a project puts its cost as a load on the shoulders of its supporters; the project that makes "
                + "the heaviest load lightest comes next, until the next one would cost more than there is."),
            "M. Brill, R. Freeman, S. Janson, M. Lackner: Phragmén's Voting Methods and Justified Representation, AAAI "
            + "2017; for budgets: M. Los, Z. Christoff, D. Grossi: Proportional Budget Allocations: Towards a "
            + "Systematization, IJCAI 2022"),
        new(
            "expanding-approvals",
            new("Voksende opbakning", "Expanding approvals"),
            new(
                "Plads for plads tæller stemmerne for flere projekter, og et projekt indstilles, når de stemmer, der "
                + "tæller for det, svarer til dets del af pengene; så meget mindre er de stemmer derefter værd.",
                "Rank by rank votes count for more projects, and a project is recommended as soon as the votes that "
                + "count for it make up its share of the money; then those votes are worth so much less."),
            "H. Aziz, B. E. Lee: Proportionally Representative Participatory Budgeting with Ordinal Preferences, AAAI "
            + "2021"),
        new(
            "rank-equal-shares",
            new("Lige andele plads for plads", "Equal shares rank by rank"),
            new(
                "Hver vælger får en lige stor del af pengene, som plads for plads kan gå til flere af de projekter, "
                + "vælgeren har sat i rækkefølge; et projekt købes, når de, der kan, kan betale det sammen.",
                "Every voter gets an equal share of the money, which rank by rank can go to more of the projects that "
                + "the voter put in order; a project is bought when those whose shares can go to it can pay for it."),
            "After H. Aziz, B. E. Lee, AAAI 2021, and D. Peters, G. Pierczyński, P. Skowron, NeurIPS 2021"),
        new(
            "stv",
            new("Enkelt overførbar stemme", "Single transferable vote"),
            new(
                "Hver stemme ligger på det bedste projekt, der er tilbage; et projekt indstilles, når stemmerne på det "
                + "svarer til dets del af pengene, og det, de er værd ud over det, går videre til det næste.",
                "Every vote rests on the best project that is left; a project is recommended when the votes on it make "
                + "up its share of the money, and what they are worth beyond that goes on to the next."),
            "N. Tideman: The Single Transferable Vote, Journal of Economic Perspectives 1995; with costs as quotas"),
        new(
            "ranked-pairs",
            new("Ordnede par", "Ranked pairs"),
            new(
                "To og to sammenlignes projekterne på alle stemmesedler, de største flertal giver en rækkefølge, og "
                + "den følges, så længe der er råd; prisen tæller ikke med i sammenligningen.",
                "Projects are compared two by two on all ballots, the largest majorities make an order, and it is "
                + "followed as long as there is money; costs do not count in the comparison."),
            "N. Tideman: Independence of Clones as a Criterion for Voting Rules, Social Choice and Welfare 1987; for "
            + "budgets: E. Shapiro, N. Talmon: A Participatory Democratic Budgeting Algorithm, arXiv 1709.05839"),
    ];
}
