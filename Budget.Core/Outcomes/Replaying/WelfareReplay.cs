using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Maximum welfare: the best selection is found anew, from the selections that nothing outdoes (<see cref="Frontier"/>)
/// instead of branch by branch.
/// </summary>
internal sealed class WelfareReplay(Trail trail, Supporters[] supporters)
{
    public const string Name = "maximum-welfare";

    private const long NodeLimit = 10_000_000;

    // Of so few projects there are not enough selections to come to the limit, however often all are looked at.
    private const int Few = 12;

    private int[] _inTurn = [];
    private Frontier _frontier = null!;

    public ReplayFault? Check()
    {
        if (Supporters.FirstTooLarge(supporters) is { } tooLarge)
        {
            trail.Refuse(new Refusal.TooLarge(tooLarge));
            return null;
        }

        _inTurn = trail.Precedence.InTurn(Enumerable.Range(0, supporters.Length)
            .Where(project => !(trail.RuleSet.SupportedOnly && supporters[project].IsEmpty)));
        if (_inTurn.Length > Few && trail.ToldRefusal is Refusal.SearchLimitReached)
        {
            trail.Refuse(new Refusal.SearchLimitReached(NodeLimit));
            return null;
        }

        _frontier = new Frontier(trail.Instance, Whole());
        var fault = _frontier.Most([], _inTurn, least: null) is { } most ? Fund(most) : null;
        return _frontier.IsFull ? Trail.Whole("Too many selections are nearly as good: it cannot be checked.") : fault;
    }

    private ReplayFault? Fund(BigInteger most)
    {
        var first = new List<int>();
        for (var at = 0; at < _inTurn.Length; at++)
        {
            if (_frontier.Most([.. first, _inTurn[at]], _inTurn[(at + 1)..], most) == most)
            {
                first.Add(_inTurn[at]);
            }
        }

        var all = first.Aggregate(Rational.Zero, (sum, project) => sum + supporters[project].Total);
        ReplayFault? fault = null;
        foreach (var project in first)
        {
            if (fault is null && trail.Refusal is null)
            {
                fault = trail.ExpectFunded(
                    Name, Tied(project, most, first),
                    funded => new Measure.Welfare(supporters[funded].Total, all), out _);
            }
        }

        return fault;
    }

    // With it, what stands in its stead where it is left out and nothing is lost.
    private ImmutableArray<int> Tied(int project, BigInteger most, List<int> first)
    {
        var at = Array.IndexOf(_inTurn, project);
        int[] before = [.. first[..first.IndexOf(project)]];
        var after = _inTurn[(at + 1)..];
        var rivals = _frontier.Most(before, after, most) == most
            ? after.Where(rival => !first.Contains(rival) && _frontier.Most(
                [.. before, rival], [.. after.Where(other => other != rival)], most) == most)
            : [];
        return [.. rivals.Append(project).Order()];
    }

    // U_p in the largest unit in which all are whole.
    private BigInteger[] Whole()
    {
        var common = BigInteger.One;
        foreach (var one in supporters)
        {
            common *= one.Total.Denominator / BigInteger.GreatestCommonDivisor(common, one.Total.Denominator);
        }

        return Array.ConvertAll(supporters, one => (one.Total * common).Numerator);
    }
}
