using Budget.Api.Problems;
using Budget.Core.Ballots;
using Budget.Core.Rules;

namespace Budget.Api.Ballots;

/// <summary>
/// The sentences of a form, Danish beside English. A rule recommends and a council decides, so nothing is "funded".
/// </summary>
internal static class FormWords
{
    public static readonly InBoth Changing = new(
        "Du kan ændre din stemme, indtil afstemningen lukker; det er den sidste, der tæller.",
        "You may change your ballot until voting closes; your last one counts.");

    public static readonly InBoth Household = new(
        "Det er én stemme for hele husstanden: bliv enige, før I sender den.",
        "This is one ballot for the whole household: agree before you send it.");

    public static readonly InBoth MostCost = new(
        "Tilsammen må de koste højst {0} {1}.", "Together they may cost at most {0} {1}.");

    public static readonly InBoth Choose = new(
        "Udfyld højst {0} af disse: {1}.", "Fill in at most {0} of these: {1}.");

    public static readonly InBoth EqualShares = new(
        "Hver vælger får en lige stor del af pengene, og et projekt indstilles, når de, der ønsker det, kan betale det "
        + "med deres dele.",
        "Every voter gets an equal share of the money, and a project is recommended when those who want it can pay for "
        + "it with their shares.");

    public static readonly InBoth BosEqualShares = new(
        "Hver vælger får en lige stor del af pengene. Et projekt kan indstilles, selv om de, der ønsker det, kun kan "
        + "betale en del af det; jo mindre der mangler, jo før.",
        "Every voter gets an equal share of the money. A project may be recommended although those who want it can pay "
        + "only a part of it; the less is missing, the sooner.");

    public static readonly InBoth Phragmen = new(
        "Projekterne indstilles ét ad gangen, så prisen fordeles så jævnt som muligt på de vælgere, der ønsker dem.",
        "Projects are recommended one by one, so that their cost is spread as evenly as possible over the voters who "
        + "want them.");

    public static readonly InBoth ExpandingApprovals = new(
        "Din stemme tæller først for det, du sætter øverst, og så for mere og mere. Et projekt indstilles, når "
        + "stemmerne for det svarer til dets del af pengene.",
        "Your vote counts for what you put first, and then for more and more. A project is recommended when the votes "
        + "for it make up its share of the money.");

    public static readonly InBoth RankEqualShares = new(
        "Hver vælger får en lige stor del af pengene. Din del kan først gå til det, du sætter øverst, og så til mere "
        + "og mere. Et projekt indstilles, når de, den går til, kan betale det sammen.",
        "Every voter gets an equal share of the money. Yours can go to what you put first, and then to more and more. "
        + "A project is recommended when those whose shares can go to it can pay for it together.");

    public static readonly InBoth SingleTransferableVote = new(
        "Din stemme ligger på det bedste projekt, der er tilbage. Et projekt indstilles, når stemmerne på det svarer "
        + "til dets del af pengene. Det, der er tilovers, går videre, og det svageste projekt ryger ud.",
        "Your vote rests on the best project that is left. A project is recommended when the votes on it make up its "
        + "share of the money. What is left over goes on to the next, and the weakest project leaves.");

    public static readonly InBoth RankedPairs = new(
        "To og to sammenlignes projekterne på alle stemmesedler. Det giver en rækkefølge, og den følges, så længe der "
        + "er penge. Prisen tæller ikke med i sammenligningen.",
        "Projects are compared two by two on all ballots. That makes an order, which is followed while money lasts. "
        + "Cost does not count in the comparison.");

    public static readonly InBoth MostVotes = new(
        "Projektet med flest stemmer kommer først, så det næste, så længe der er penge.",
        "The project with the most votes comes first, then the next, while money lasts.");

    public static readonly InBoth HighestScore = new(
        "Projektet med den højeste score kommer først, så det næste, så længe der er penge.",
        "The project with the highest score comes first, then the next, while money lasts.");

    public static readonly InBoth MostInAll = new(
        "De projekter indstilles, der tilsammen giver vælgerne mest, uden at koste mere, end der er.",
        "Those projects are recommended that together give voters most without costing more than there is.");

    public static readonly InBoth ForTheMoney = new(
        "Projektet med størst opbakning i forhold til prisen kommer først, så det næste, så længe der er penge.",
        "The project with the strongest support for its price comes first, then the next, while money lasts.");

    public static readonly InBoth Skipped = new(
        "Et projekt, der koster mere, end der er tilbage, springes over.",
        "A project that costs more than is left is passed over.");

    public static readonly InBoth Constrained = new(
        "Kommunen har lagt sine egne vilkår uden om reglen. De kan holde et projekt ude.",
        "The municipality has laid its own conditions around the rule. They can keep a project out.");

    public static readonly InBoth Stopped = new(
        "Det slutter ved det første projekt, der koster mere, end der er tilbage.",
        "It ends at the first project that costs more than is left.");

    public static readonly InBoth Raised = new(
        "Så længe der er penge tilbage, hæves alles dele lige meget.",
        "While money is left, all shares are raised alike.");

    public static readonly InBoth Completed = new(
        "Det, der så er tilbage, går til de projekter med størst opbakning, der stadig er plads til.",
        "What is left then goes to the projects with the strongest support that still fit.");

    public static readonly InBoth Compared = new(
        "Til sidst sammenlignes med flest stemmer: får flere vælgere mere ud af det, gælder det i stedet.",
        "At the end it is compared with most votes: if more voters get more from that, it counts instead.");

    public static readonly InBoth FirstKey = new(
        "Står projekter lige, går {0} forud", "Between equals {0} comes first");

    public static readonly InBoth NextKey = new(", dernæst {0}", ", then {0}");

    public static readonly InBoth LotDrawn = new(
        "Lodtrækningen er offentlig: {0}.", "The lot is drawn in public: {0}.");

    public static readonly InBoth MostEach = new(", højst {0} til hvert", ", at most {0} to each");

    /// <summary>What is asked for: 0 says of how many projects, 1 the points, 2 the most for each.</summary>
    public static InBoth Ask(BallotKind kind) => kind switch
    {
        BallotKind.Approval => new("Vælg {0}.", "Choose {0}."),
        BallotKind.Ranked => new(
            "Sæt {0} i rækkefølge, det bedste først; nogle kan dele en plads.",
            "Put {0} in order, the best first; some may share a place."),
        BallotKind.Cumulative => new("Fordel højst {1} point på {0}{2}.", "Share out at most {1} points over {0}{2}."),
        _ => new("Giv point til {0}{2}.", "Give points to {0}{2}."),
    };

    /// <summary>How many projects: 0 is the least number, 1 the greatest.</summary>
    public static InBoth Number(int least, int? most) => (least, most) switch
    {
        (1, null) => new("de ønskede projekter", "the projects you want"),
        (_, null) => new("mindst {0} projekter", "at least {0} projects"),
        (1, 1) => new("ét projekt", "one project"),
        (1, _) => new("op til {1} projekter", "up to {1} projects"),
        _ when least == most => new("præcis {1} projekter", "exactly {1} projects"),
        _ => new("{0} til {1} projekter", "{0} to {1} projects"),
    };

    public static InBoth Key(TieKey key) => key switch
    {
        TieKey.Cost => new("det billigste", "the cheaper project"),
        TieKey.Votes => new("det med flest vælgere", "the one with more voters"),
        TieKey.Lot => new(
            "det, som en offentliggjort lodtrækning sætter først", "the one that a published lot puts first"),
        _ => new("det med det laveste nummer", "the one with the smaller number"),
    };
}
