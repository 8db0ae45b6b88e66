using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>What each place in a ranking is worth.</summary>
public abstract record ScoreVector
{
    private ScoreVector()
    {
    }

    /// <summary>m − r for place r, where m is the number of all projects of the election, ranked or not.</summary>
    public static ScoreVector Borda { get; } = new BordaOf();

    /// <summary>1/r for place r: 1, 1/2, 1/3, …</summary>
    public static ScoreVector Dowdall { get; } = new DowdallOf();

    /// <summary>1 for the first place, nothing for the others.</summary>
    public static ScoreVector Plurality { get; } = new PluralityOf();

    /// <summary>
    /// L − r for place r on a ballot that ranks L projects, so that the last one gets nothing. Exists only to compare
    /// with pabutools: it turns a city's 3-2-1 into 2-1-0.
    /// </summary>
    public static ScoreVector BordaByBallotLength { get; } = new BordaByLength();

    /// <summary>The name in rule sets.</summary>
    public abstract string Kind { get; }

    /// <summary>The score of a place, from 1; never negative.</summary>
    /// <param name="place">At most as many as the ballot ranks.</param>
    /// <param name="ballotLength">How many projects the ballot ranks.</param>
    /// <param name="projects">How many projects there are.</param>
    public abstract Rational Score(int place, int ballotLength, int projects);

    public sealed record BordaOf : ScoreVector
    {
        public override string Kind => "borda";
        public override Rational Score(int place, int ballotLength, int projects) => projects - place;
    }

    public sealed record DowdallOf : ScoreVector
    {
        public override string Kind => "dowdall";
        public override Rational Score(int place, int ballotLength, int projects) => new(1, place);
    }

    public sealed record PluralityOf : ScoreVector
    {
        public override string Kind => "plurality";
        public override Rational Score(int place, int ballotLength, int projects) => place == 1 ? 1 : 0;
    }

    public sealed record BordaByLength : ScoreVector
    {
        public override string Kind => "borda-by-ballot-length";
        public override Rational Score(int place, int ballotLength, int projects) => ballotLength - place;
    }

    /// <summary>
    /// K − r + 1 for place r, where K is how many projects a ballot may rank, however many it does: K, K − 1, …, 1.
    /// Places beyond K are worth nothing.
    /// </summary>
    public sealed record TruncatedBorda : ScoreVector
    {
        /// <param name="length">K: at least 1.</param>
        public TruncatedBorda(int length)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
            Length = length;
        }

        /// <summary>K: how many projects a ballot may rank. The rule set says it, since ballots do not.</summary>
        public int Length { get; }

        public override string Kind => "truncated-borda";

        public override Rational Score(int place, int ballotLength, int projects) =>
            place <= Length ? (Rational)Length - place + 1 : Rational.Zero;
    }

    /// <summary>1 for each of the first k places, nothing for the others.</summary>
    public sealed record KApproval : ScoreVector
    {
        /// <param name="k">At least 1.</param>
        public KApproval(int k)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
            K = k;
        }

        /// <summary>How many places count.</summary>
        public int K { get; }

        public override string Kind => "k-approval";
        public override Rational Score(int place, int ballotLength, int projects) => place <= K ? 1 : 0;
    }

    /// <summary>The city's own list, such as 3, 2, 1; places beyond it are worth nothing.</summary>
    public sealed record List : ScoreVector
    {
        /// <exception cref="ArgumentException">There is no score, or a score is negative.</exception>
        public List(ImmutableArray<Rational> values)
        {
            if (values.IsDefaultOrEmpty || values.Any(value => value.Sign < 0))
            {
                throw new ArgumentException(
                    "A score list has at least one score, and none is negative.", nameof(values));
            }

            Values = values;
        }

        public ImmutableArray<Rational> Values { get; }
        public override string Kind => "list";

        public override Rational Score(int place, int ballotLength, int projects) =>
            place <= Values.Length ? Values[place - 1] : Rational.Zero;

        public bool Equals(List? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());
        public override int GetHashCode() => Values.Aggregate(17, HashCode.Combine);
    }
}
