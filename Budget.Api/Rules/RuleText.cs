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
    ];
}
