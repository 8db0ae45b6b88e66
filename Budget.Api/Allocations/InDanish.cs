using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary>Reasons in Danish, in short sentences (a readability index, LIX, of at most 35).</summary>
internal sealed class InDanish(Instance instance)
{
    private readonly Figures _figures = Figures.Danish.For(instance);

    public string Say(Reason reason) => reason switch
    {
        Reason.Won won => $"{(won.IsFinal ? "Indstillet som" : "Indtil nu")} nummer {_figures.Count(won.Place)}. "
            + $"{Say(won.Merit)}{Say(won.Tie)}",
        Reason.Lost { IsFinal: false } lost => $"Ikke med indtil nu. {Say(lost.Obstacle)}",
        Reason.Lost lost => $"{(lost.PassedOver ? "Sprunget over" : "Ikke indstillet")}. {Although(lost.FewerVotes)}"
            + Say(lost.Obstacle),
        _ => throw new InvalidOperationException("A reason without words."),
    };

    private string Although(int fewer) => fewer switch
    {
        0 => "",
        1 => "Og dog har 1 af dem, der er med, færre stemmer. ",
        _ => $"Og dog har {_figures.Count(fewer)} af dem, der er med, færre stemmer. ",
    };

    private string Say(Merit merit) => merit switch
    {
        Merit.Paid paid => $"{Payment(paid)} {Say(paid.Worth)}",
        Merit.PaidPart part => (part.Supporters == 1
                ? "Den ene, der støtter det, gav "
                : $"De {_figures.Count(part.Supporters)}, der støtter det, gav hver højst "
                    + $"{_figures.AtMost(part.Payment)}. Det er ")
            + $"{_figures.AtLeast(part.Together)} af {_figures.AtMost(part.Cost)}. "
            + "Intet andet projekt kostede mindre for det, der kom ind.",
        Merit.Gift gift => $"Det koster ikke noget og har {Votes(gift.Votes)}.",
        Merit.Load load => $"Det har {Votes(load.Votes)}. Prisen deles af dem, der støtter det. "
            + $"Hver af dem bærer så {_figures.AtMost(load.Each)} i alt. Intet andet projekt gav mindre at bære.",
        Merit.Preferred order => "Stemmesedlerne sammenligner alle projekter to og to. Her er det nummer "
            + $"{_figures.Count(order.Position)} i rækken. Det vinder over {_figures.Count(order.Wins)} og taber til "
            + $"{_figures.Count(order.Losses)}.",
        Merit.Backed backed => $"De, der har det {Place(backed.Rank)}, havde "
            + $"{_figures.AtLeast(backed.Weight)} {(backed.Weight == 1 ? "stemme" : "stemmer")} tilbage. "
            + $"Prisen svarer til {_figures.AtMost(backed.Quota)}. Intet andet projekt havde flere for pengene.",
        Merit.InBest => "Det er med i det valg, der giver mest i alt. Intet andet, der er råd til, giver mere.",
        Merit.Fits { HasVotes: false } => "Ingen stemte på det, men der er penge til det.",
        Merit.Fits => "Ingen stemme på det tæller, men der er penge til det.",
        Merit.Most most => (most.FromMoneyLeft ? "Det får af de penge, der var tilbage. " : "") + Say(most),
        _ => throw new InvalidOperationException("A merit without words."),
    };

    private string Place(long? rank) => rank switch
    {
        null => "øverst af dem, der var tilbage",
        1 => "som nummer 1",
        _ => $"som nummer {_figures.Count(rank.Value)} eller bedre",
    };

    private string Payment(Merit.Paid paid)
    {
        var payment = _figures.AtMost(paid.Payment);
        var most = paid.IsSame ? payment : $"højst {payment}";
        var place = paid.Rank is { } rank ? $" {Place(rank)}" : "";
        return paid switch
        {
            { Full: 1, Others: 0 } => $"Den ene, der støtter det{place}, gav {payment}.",
            { Others: 0 } => $"De {_figures.Count(paid.Full)}, der støtter det{place}, gav hver {most}.",
            _ => $"{_figures.Count(paid.Full)} af de {_figures.Count(paid.Full + paid.Others)}, der støtter "
                + $"det{place}, gav {(paid.Full == 1 ? "" : "hver ")}{most}. "
                + $"{(paid.Others == 1 ? "Den sidste" : "Resten")} gav det, der var tilbage, hvis der var noget.",
        };
    }

    private string Say(Worth worth) => worth switch
    {
        Worth.EffectiveVotes { Votes: var votes } =>
            $"Det tæller som {_figures.AtLeast(votes, decimals: 1)} {(votes == 1 ? "stemme" : "stemmer")}.",
        Worth.PerPoint price => $"Det er {_figures.AtMost(price.Price)} for hvert point"
            + $"{(price.IsRanked ? ", som dets pladser giver" : "")}. Intet andet projekt kostede mindre for et point.",
        Worth.EffectivePoints { Points: var points } all => $"Det tæller som {_figures.AtLeast(points, decimals: 1)} "
            + $"point{(all.IsRanked ? ", som dets pladser giver" : "")}. Intet andet projekt tæller som flere.",
        _ => throw new InvalidOperationException("A worth without words."),
    };

    private string Say(Merit.Most most)
    {
        var total = most.Total is { } number ? _figures.AtLeast(number) : "";
        return (most.Counted, most.ForTheMoney) switch
        {
            (Counted.Votes, true) => "Intet andet, der var råd til, gav flere stemmer for pengene.",
            (_, true) => "Intet andet, der var råd til, gav flere point for pengene.",
            (Counted.Votes, _) => $"Det har {total} {(most.Total == 1 ? "stemme" : "stemmer")}. "
                + "Intet andet, der var råd til, har flere.",
            (Counted.VotesTimesCost, _) => $"Det har {total}, når man ganger stemmer med pris. "
                + "Intet andet, der var råd til, har mere.",
            (Counted.PointsTimesCost or Counted.ScoreTimesCost, _) => $"Det har {total}, når man ganger point med "
                + "pris. Intet andet, der var råd til, har mere.",
            _ => $"Det har {total} point. Intet andet, der var råd til, har flere.",
        };
    }

    private string Say(Obstacle obstacle) => obstacle switch
    {
        Obstacle.TooLittleOwned { After: 0 } poor =>
            $"De, der støtter det, har {_figures.AtLeast(poor.Own)} i alt. "
            + Missing(poor.Cost, poor.Own, "mangler") + Nor(poor.Unspent),
        Obstacle.TooLittleOwned poor =>
            $"Da {_figures.Count(poor.After)} {(poor.After == 1 ? "projekt" : "projekter")} var med, havde de, der "
            + $"støtter det, {_figures.AtLeast(poor.Own)} tilbage i alt. "
            + Missing(poor.Cost, poor.Own, "manglede") + Nor(poor.Unspent),
        Obstacle.OverBudget dear =>
            $"Der er {_figures.AtLeast(dear.Budget)} i alt. {Missing(dear.Cost, dear.Budget, "mangler")}",
        Obstacle.TooLittleLeft late => (late.EndsRule ? "Det stod for tur. " : "")
            + $"Der var {_figures.AtLeast(late.Left)} tilbage. {Missing(late.Cost, late.Left, "manglede")}"
            + (late.EndsRule ? " Der stopper reglen." : ""),
        Obstacle.EndedBefore ended => $"Reglen stoppede, før det kom for tur. Det var ved {ended.At}, "
            + "som der ikke var penge til.",
        Obstacle.BelowThreshold few => $"Det har {Votes(few.Votes)}. Der kræves "
            + $"{_figures.Count(few.Enough)}.",
        Obstacle.TakenBack => "Det er trukket tilbage.",
        Obstacle.Excluded excluded => $"Der kan kun komme ét med af dem, det står sammen med. Det blev {excluded.By}.",
        Obstacle.OverCap cap => $"Projekter af den slags kan højst få {_figures.AtLeast(cap.Amount)} i alt. "
            + $"Der var {_figures.AtLeast(cap.Left)} tilbage af dem. {Missing(cap.Cost, cap.Left, "manglede")}",
        Obstacle.TooFewVotes { Quota: { } quota } few => $"De stemmer, der talte for det, var til sidst "
            + $"{_figures.AtLeast(few.Weight)} værd. Prisen svarer til {_figures.AtMost(quota)}.",
        Obstacle.TooFewVotes => "Der er ingen penge.",
        Obstacle.NotInBest => "Intet valg, som det er med i, og som der er råd til, giver mere i alt.",
        Obstacle.NoVotes => "Ingen stemte på det.",
        Obstacle.WorthNothing => "Det koster ikke noget, og så giver det heller ingen en del af pengene.",
        Obstacle.NoVoteCounts => "Ingen stemme på det tæller.",
        _ => throw new InvalidOperationException("An obstacle without words."),
    };

    private string Missing(Rational cost, Rational had, string verb) =>
        $"Det koster {_figures.AtMost(cost)}. Der {verb} {_figures.AtMost(cost - had)}.";

    private string Nor(Rational? unspent) => unspent is { } left
        ? $" Det var også for dyrt til de {_figures.AtLeast(left)}, som ingen brugte."
        : "";

    private string Votes(long votes) => votes == 1 ? "1 stemme" : $"{_figures.Count(votes)} stemmer";

    private string Say(Tie? tie)
    {
        if (tie is null)
        {
            return "";
        }

        var others = tie.More == 0
            ? string.Join(" og ", tie.With)
            : $"{string.Join(", ", tie.With)} og {_figures.Count(tie.More)} til";
        var key = tie.BrokenBy switch
        {
            TieKey.Cost => "det koster mindst",
            TieKey.Votes => "det har flest stemmer",
            TieKey.Lot => "loddet faldt sådan",
            _ => "dets id står først",
        };
        return $" Det stod lige med {others}, men går først, fordi {key}.";
    }
}
