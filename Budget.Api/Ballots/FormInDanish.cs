using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Core.Ballots;
using Budget.Core.Rules;
using Budget.Core.Rules.EqualShares;

namespace Budget.Api.Ballots;

internal sealed class FormInDanish : FormLanguage
{
    public override string Changing =>
        "Du kan ændre din stemme, indtil afstemningen lukker; det er den sidste, der tæller.";

    public override string Household => "Det er én stemme for hele husstanden: bliv enige, før I sender den.";

    public override string HowTo(LineLimits limits, string currency) => Joined(
        Ask(limits, Number(limits)),
        limits.MaxCostMinor is { } most
            ? $"Tilsammen må de koste højst {Amounts.Text(most)} {(currency == "DKK" ? "kr" : currency)}." : null);

    public override string Choose(int atMost, IReadOnlyList<string> lines) =>
        $"Udfyld højst {atMost} af disse: {string.Join(", ", lines)}.";

    public override string Rule(RuleSet set) => Joined(
        set.Rule switch
        {
            MethodOfEqualShares.Name => "Hver vælger får en lige stor del af pengene, og et projekt indstilles, når "
                + "de, der ønsker det, kan betale det med deres dele.",
            Phragmen.Name => "Projekterne indstilles ét ad gangen, så prisen fordeles så jævnt som muligt på de "
                + "vælgere, der ønsker dem.",
            var greedy => MeasureOf(greedy, set.Satisfaction) switch
            {
                GreedyMeasure.Votes => "Projektet med flest stemmer kommer først, så det næste, så længe der er penge.",
                GreedyMeasure.Sum => "Projektet med den højeste score kommer først, så det næste, så længe der er "
                    + "penge.",
                _ => "Projektet med størst opbakning i forhold til prisen kommer først, så det næste, så længe der er "
                    + "penge.",
            },
        },
        set.OnMisfit switch
        {
            OnMisfit.Skip => "Et projekt, der koster mere, end der er tilbage, springes over.",
            OnMisfit.Stop => "Det slutter ved det første projekt, der koster mere, end der er tilbage.",
            _ => null,
        },
        set.Completion.Any(completion => completion is PurseIncrease)
            ? "Så længe der er penge tilbage, hæves alles dele lige meget." : null,
        set.Completion.Any(completion => completion is GreedyCompletion)
            ? "Det, der så er tilbage, går til de projekter med størst opbakning, der stadig er plads til." : null);

    public override string Ties(TieOrder ties, string? lotDrawEvent) => Joined(
        ties.Keys.IsEmpty ? null : $"Står projekter lige, går {Key(ties.Keys[0])} forud"
            + string.Concat(ties.Keys.Skip(1).Select(key => $", dernæst {Key(key)}")) + ".",
        lotDrawEvent is null ? null : $"Lodtrækningen er offentlig: {lotDrawEvent}.");

    private static string Ask(LineLimits limits, string number) => limits.Kind switch
    {
        BallotKind.Approval => $"Vælg {number}.",
        BallotKind.Ranked => $"Sæt {number} i rækkefølge, det bedste først; nogle kan dele en plads.",
        BallotKind.Cumulative => $"Fordel højst {limits.MaxPoints} point på {number}{Each(limits)}.",
        _ => $"Giv point til {number}{Each(limits)}.",
    };

    private static string Each(LineLimits limits) =>
        limits.MaxPointsEach is { } each ? $", højst {each} til hvert" : "";

    private static string Number(LineLimits limits) => (limits.MinProjects, limits.MaxProjects) switch
    {
        (1, null) => "de ønskede projekter",
        (var least, null) => $"mindst {least} projekter",
        (1, 1) => "ét projekt",
        (1, { } most) => $"op til {most} projekter",
        (var least, { } most) when least == most => $"præcis {most} projekter",
        (var least, { } most) => $"{least} til {most} projekter",
    };

    private static string Key(TieKey key) => key switch
    {
        TieKey.Cost => "det billigste",
        TieKey.Votes => "det med flest vælgere",
        TieKey.Lot => "det, som en offentliggjort lodtrækning sætter først",
        _ => "det med det laveste nummer",
    };
}
