using System.Globalization;
using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Core.Ballots;
using Budget.Core.Rules;
using Budget.Core.Rules.EqualShares;

namespace Budget.Api.Ballots;

internal sealed class FormInEnglish : FormLanguage
{
    public override string Changing => "You may change your ballot until voting closes; your last one counts.";

    public override string Household => "This is one ballot for the whole household: agree before you send it.";

    public override string HowTo(LineLimits limits, string currency) => Joined(
        Ask(limits, Number(limits)),
        limits.MaxCostMinor is { } most
            ? $"Together they may cost at most {Amounts.Text(most).Replace(',', '.')} {currency}." : null);

    public override string Choose(int atMost, IReadOnlyList<string> lines) =>
        $"Fill in at most {atMost} of these: {string.Join(", ", lines)}.";

    public override string Rule(RuleSet set) => Joined(
        set.Rule switch
        {
            MethodOfEqualShares.Name => "Every voter gets an equal share of the money, and a project is recommended "
                + "when those who want it can pay for it with their shares.",
            Phragmen.Name => "Projects are recommended one by one, so that their cost is spread as evenly as possible "
                + "over the voters who want them.",
            var greedy => MeasureOf(greedy, set.Satisfaction) switch
            {
                GreedyMeasure.Votes => "The project with the most votes comes first, then the next, while money lasts.",
                GreedyMeasure.Sum => "The project with the highest score comes first, then the next, while money "
                    + "lasts.",
                _ => "The project with the strongest support for its price comes first, then the next, while money "
                    + "lasts.",
            },
        },
        set.OnMisfit switch
        {
            OnMisfit.Skip => "A project that costs more than is left is passed over.",
            OnMisfit.Stop => "It ends at the first project that costs more than is left.",
            _ => null,
        },
        set.Completion.Any(completion => completion is PurseIncrease)
            ? "While money is left, all shares are raised alike." : null,
        set.Completion.Any(completion => completion is GreedyCompletion)
            ? "What is left then goes to the projects with the strongest support that still fit." : null);

    public override string Ties(TieOrder ties, string? lotDrawEvent) => Joined(
        ties.Keys.IsEmpty ? null : $"Between equals {Key(ties.Keys[0])} comes first"
            + string.Concat(ties.Keys.Skip(1).Select(key => $", then {Key(key)}")) + ".",
        lotDrawEvent is null ? null : $"The lot is drawn in public: {lotDrawEvent}.");

    private static string Ask(LineLimits limits, string number) => limits.Kind switch
    {
        BallotKind.Approval => $"Choose {number}.",
        BallotKind.Ranked => $"Put {number} in order, the best first; some may share a place.",
        BallotKind.Cumulative => $"Share out at most {limits.MaxPoints} points over {number}{Each(limits)}.",
        _ => $"Give points to {number}{Each(limits)}.",
    };

    private static string Each(LineLimits limits) =>
        limits.MaxPointsEach is { } each ? $", at most {each} to each" : "";

    private static string Number(LineLimits limits) => (limits.MinProjects, limits.MaxProjects) switch
    {
        (1, null) => "the projects you want",
        (var least, null) => $"at least {least} projects",
        (1, 1) => "one project",
        (1, { } most) => $"up to {most} projects",
        (var least, { } most) when least == most => $"exactly {most} projects",
        (var least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most} projects"),
    };

    private static string Key(TieKey key) => key switch
    {
        TieKey.Cost => "the cheaper project",
        TieKey.Votes => "the one with more voters",
        TieKey.Lot => "the one that a published lot puts first",
        _ => "the one with the smaller number",
    };
}
