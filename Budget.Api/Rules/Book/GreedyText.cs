using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Most votes and most points, for people.</summary>
internal static class GreedyText
{
    public static RuleText Greedy { get; } = new(
        "greedy",
        new("Flest stemmer", "Most votes"),
        new(
            "Projekterne tages ét efter ét, først det, som vælgerne ønsker mest for pengene, så længe der er råd.",
            "Projects are taken one after the other, those that voters want most for their money first, as long as "
            + "they fit."),
        "N. Talmon, P. Faliszewski: A Framework for Approval-Based Budgeting Methods, AAAI 2019")
    {
        Definition = new(
            "Projekterne sorteres efter samlet nytte delt med pris, den største først. Et projekt tages, hvis der "
            + "er råd; ellers springes det over (skip), eller reglen slutter (stop). Med nytten cost er det flest "
            + "stemmer først. Projekter uden støtte kommer sidst.",
            "Projects are sorted by satisfaction in all divided by cost, largest first. A project is taken if it "
            + "fits; otherwise it is passed over (skip) or ends the rule (stop). With satisfaction cost this is most "
            + "votes first. Projects without support come last."),
        Guarantees = [],
        Complexity = new(
            "Stemmerne tælles én gang, og projekterne sorteres.",
            "Ballots are counted once, and projects sorted."),
        Cities = new(
            "Næsten alle byer, blandt dem Warszawa og Łódź.",
            "Nearly every town, Warszawa and Łódź among them."),
    };

    public static RuleText ByScore { get; } = new(
        "greedy-by-score",
        new("Flest point", "Most points"),
        new(
            "Projekterne tages ét efter ét, først det med flest point i alt, så længe der er råd.",
            "Projects are taken one after the other, the one with most points in all first, as long as they fit."),
        "What cities do that count points, such as Kraków")
    {
        Definition = new(
            "Som flest stemmer, men projekterne sorteres efter samlet nytte uden at dele med prisen.",
            "As most votes, but projects are sorted by satisfaction in all, not divided by cost."),
        Guarantees = [],
        Complexity = new(
            "Stemmerne tælles én gang, og projekterne sorteres.",
            "Ballots are counted once, and projects sorted."),
        Cities = new(
            "Kraków (3-2-1) og Gdynia (5-4-3-2-1) i Polen.",
            "Kraków (3-2-1) and Gdynia (5-4-3-2-1) in Poland."),
    };
}
