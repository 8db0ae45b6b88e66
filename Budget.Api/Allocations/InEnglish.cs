using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Reasons in English, one sentence each.</summary>
internal sealed class InEnglish(Instance instance)
{
    private const string NoneHad = "no project that still fitted had ";

    private readonly Figures _figures = Figures.English.For(instance);

    public string Say(Reason reason) => reason switch
    {
        Reason.Won won => $"{(won.IsFinal ? "Recommended" : "So far")} {ForPeople.Ordinal(won.Place)}: "
            + $"{Say(won.Merit)}{Say(won.Tie)}.",
        Reason.Lost { IsFinal: false } lost => $"Not so far: {Say(lost.Obstacle)}.",
        Reason.Lost lost => $"{(lost.PassedOver ? "Passed over" : "Not recommended")}{Although(lost.FewerVotes)}: "
            + $"{Say(lost.Obstacle)}.",
        _ => throw new InvalidOperationException("A reason without words."),
    };

    // Residents distrust what they cannot explain: more votes and no money is said before anybody finds it.
    private static string Although(int fewer) => fewer switch
    {
        0 => "",
        1 => ", although 1 recommended project has fewer votes",
        _ => $", although {Figures.English.Count(fewer)} recommended projects have fewer votes",
    };

    private string Say(Merit merit) => merit switch
    {
        Merit.Paid paid => $"{Payment(paid)}, {Say(paid.Worth)}",
        Merit.PaidPart part => $"its {ForPeople.Plural(part.Supporters, "supporter")} paid "
            + $"{_figures.AtLeast(part.Together)} of its {_figures.AtMost(part.Cost)} together, at most "
            + $"{_figures.AtMost(part.Payment)} each, and no other project asked less for the part it lacked",
        Merit.Gift gift => $"it costs nothing and has {ForPeople.Plural(gift.Votes, "vote")}",
        Merit.Load load => $"shared among those behind its {ForPeople.Plural(load.Votes, "vote")}, its cost brings "
            + $"each to {_figures.AtMost(load.Each)} in all, and no other project asked less",
        Merit.Preferred { Position: var position } order => $"in the order that all comparisons make it is "
            + $"{ForPeople.Ordinal(position)}; more voters prefer it than not against {_figures.Count(order.Wins)} "
            + $"{(order.Wins == 1 ? "project" : "projects")} and fewer against {_figures.Count(order.Losses)}",
        Merit.Backed backed => $"the votes of those who put it {Place(backed.Rank)} were worth "
            + $"{_figures.AtLeast(backed.Weight)}, and its cost asked for {_figures.AtMost(backed.Quota)}; "
            + "no other project had more votes for the money",
        Merit.InBest => "no other selection that fits gives voters more in all",
        Merit.Fits { HasVotes: false } => "nobody voted for it, but it fits",
        Merit.Fits => "no vote for it counts, but it fits",
        Merit.Most most => (most.FromMoneyLeft ? "from the money that was left, " : "") + NoneHad + Say(most),
        _ => throw new InvalidOperationException("A merit without words."),
    };

    private static string Place(long? rank) => rank switch
    {
        null => "before all others that were left",
        1 => "first",
        _ => $"{ForPeople.Ordinal((int)rank)} or better",
    };

    private string Payment(Merit.Paid paid)
    {
        var payment = (paid.IsSame ? "" : "at most ") + _figures.AtMost(paid.Payment);
        var supporters = ForPeople.Plural(paid.Full + paid.Others, "supporter")
            + (paid.Rank is { } rank ? $" who put it {Place(rank)}" : "");
        return paid switch
        {
            { Full: 1, Others: 0 } => $"its {supporters} paid {_figures.AtMost(paid.Payment)}",
            { Others: 0 } => $"its {supporters} paid {payment} each",
            _ => $"{_figures.Count(paid.Full)} of its {supporters} paid {payment}{(paid.Full == 1 ? "" : " each")} "
                + $"and {(paid.Others == 1 ? "the other" : "the others")} what they had left, if anything",
        };
    }

    private string Say(Worth worth) => worth switch
    {
        Worth.EffectiveVotes { Votes: var votes } =>
            $"which counts as {_figures.AtLeast(votes, decimals: 1)} effective vote{(votes == 1 ? "" : "s")}",
        Worth.PerPoint price => $"which is {_figures.AtMost(price.Price)} for each point"
            + $"{(price.IsRanked ? " of its score" : "")}, and no other project asked less",
        Worth.EffectivePoints { Points: var points } all => "which counts as "
            + $"{_figures.AtLeast(points, decimals: 1)} effective point{(points == 1 ? "" : "s")}"
            + $"{(all.IsRanked ? " of its score" : "")}, and no other project had more",
        _ => throw new InvalidOperationException("A worth without words."),
    };

    private string Say(Merit.Most most) => (most.Counted, most.ForTheMoney) switch
    {
        (Counted.Votes, true) => "more votes for the money",
        (Counted.Points, true) => "more points for the money",
        (_, true) => "a higher score for the money",
        (Counted.Votes, _) => $"more than its {Total(most, "vote")}",
        (Counted.VotesTimesCost, _) => $"more votes times cost than its {_figures.AtLeast(most.Total!.Value)}",
        (Counted.PointsTimesCost, _) => $"more points times cost than its {_figures.AtLeast(most.Total!.Value)}",
        (Counted.ScoreTimesCost, _) => $"a higher score times cost than its {_figures.AtLeast(most.Total!.Value)}",
        (Counted.Points, _) => $"more than its {Total(most, "point")}",
        _ => $"a higher score than its {_figures.AtLeast(most.Total!.Value)}",
    };

    private string Total(Merit.Most most, string one) =>
        $"{_figures.AtLeast(most.Total!.Value)} {one}{(most.Total == 1 ? "" : "s")}";

    private string Say(Obstacle obstacle) => obstacle switch
    {
        Obstacle.TooLittleOwned { After: 0 } poor =>
            $"the shares of its supporters make {_figures.AtLeast(poor.Own)} together, "
            + $"and it costs {Missing(poor.Cost, poor.Own, "is")}{Nor(poor.Unspent)}",
        Obstacle.TooLittleOwned poor =>
            $"once {ForPeople.Plural(poor.After, "project")} {(poor.After == 1 ? "was" : "were")} in, its supporters "
            + $"had {_figures.AtLeast(poor.Own)} left together, "
            + $"and it costs {Missing(poor.Cost, poor.Own, "was")}{Nor(poor.Unspent)}",
        Obstacle.OverBudget dear => $"the whole budget is {_figures.AtLeast(dear.Budget)}, "
            + $"and it costs {Missing(dear.Cost, dear.Budget, "is")}",
        Obstacle.TooLittleLeft late => (late.EndsRule ? "it came next, but " : "")
            + $"{_figures.AtLeast(late.Left)} was left, and it costs {Missing(late.Cost, late.Left, "was")}"
            + (late.EndsRule ? "; there the rule ends" : ""),
        Obstacle.EndedBefore ended => $"the rule ended before its turn, at {ended.At}, which did not fit",
        Obstacle.BelowThreshold few => $"it has {ForPeople.Plural(few.Votes, "vote")}, and "
            + $"{Figures.English.Count(few.Enough)} {(few.Enough.IsOne ? "is" : "are")} asked for",
        Obstacle.TakenBack => "it was withdrawn",
        Obstacle.Excluded excluded => $"only one of a group can be had, and {excluded.By} is",
        Obstacle.OverCap cap => $"of the {_figures.AtLeast(cap.Amount)} that projects of its sort can get, "
            + $"{_figures.AtLeast(cap.Left)} was left, and it costs {Missing(cap.Cost, cap.Left, "was")}",
        Obstacle.TooFewVotes { Quota: { } quota } few => "the votes that counted for it were worth "
            + $"{_figures.AtLeast(few.Weight)} in the end, and its cost asked for {_figures.AtMost(quota)}",
        Obstacle.TooFewVotes => "there is no money",
        Obstacle.NotInBest => "no selection that it is in and that fits gives voters more in all",
        Obstacle.NoVotes => "nobody voted for it",
        Obstacle.WorthNothing => "it costs nothing, so it gives nobody a share of anything",
        Obstacle.NoVoteCounts => "no vote for it counts",
        _ => throw new InvalidOperationException("An obstacle without words."),
    };

    private string Missing(Rational cost, Rational had, string verb) =>
        $"{_figures.AtMost(cost)}, so {_figures.AtMost(cost - had)} {verb} missing";

    private string Nor(Rational? unspent) =>
        unspent is { } left ? $"; nor did it fit in the {_figures.AtLeast(left)} that nobody spent" : "";

    private static string Say(Tie? tie)
    {
        if (tie is null)
        {
            return "";
        }

        var others = tie.More == 0
            ? string.Join(" and ", tie.With)
            : $"{string.Join(", ", tie.With)} and {ForPeople.Plural(tie.More, "other")}";
        var key = tie.BrokenBy switch
        {
            TieKey.Cost => "its lower cost",
            TieKey.Votes => "its votes",
            TieKey.Lot => "the lot",
            _ => "its id",
        };
        return $"; tied with {others}, it goes first by {key}";
    }
}
