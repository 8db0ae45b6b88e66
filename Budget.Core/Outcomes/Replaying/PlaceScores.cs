using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>What the places of a ranking are worth, worked out anew for every ballot.</summary>
internal static class PlaceScores
{
    /// <summary>
    /// The score of a project on a ballot: those of one rank r cover the places r, r + 1, … and share their average.
    /// </summary>
    public static Rational Of(ScoreVector scores, Profile profile, int group, int at)
    {
        var ranks = profile.Values(group);
        var tier = ranks.Count(ranks[at]);
        var sum = Rational.Zero;
        for (var place = (int)ranks[at]; place < ranks[at] + tier; place++)
        {
            sum += scores switch
            {
                ScoreVector.BordaOf => profile.ProjectCount - place,
                ScoreVector.BordaByLength => ranks.Length - place,
                ScoreVector.TruncatedBorda { Length: var length } => Math.Max(0, length - (place - 1)),
                ScoreVector.DowdallOf => new Rational(1, place),
                ScoreVector.PluralityOf => FirstPlaces(1, place),
                ScoreVector.KApproval { K: var places } => FirstPlaces(places, place),
                ScoreVector.List list => place <= list.Values.Length ? list.Values[place - 1] : Rational.Zero,
                _ => throw new ArgumentOutOfRangeException(nameof(scores)),
            };
        }

        return sum / tier;
    }

    private static Rational FirstPlaces(int places, int place) => place <= places ? Rational.One : Rational.Zero;
}
