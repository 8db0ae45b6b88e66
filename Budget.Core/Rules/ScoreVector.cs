using System.Collections.Immutable;
using Budget.Core.Numbers;

namespace Budget.Core.Rules;

/// <summary>What each place in a ranking is worth.</summary>
public abstract record ScoreVector
{
    private ScoreVector()
    {
    }

    /// <summary>
    /// L − r for place r on a ballot that ranks L projects, so that the last one gets nothing. Exists only to compare
    /// with pabutools: it turns a city's 3-2-1 into 2-1-0.
    /// </summary>
    public static ScoreVector BordaByBallotLength { get; } = new BordaByLength();

    /// <summary>The name in rule sets.</summary>
    public abstract string Kind { get; }

    /// <summary>The score of a place, from 1, on a ballot that ranks so many projects; never negative.</summary>
    public abstract Rational Score(int place, int ballotLength);

    public sealed record BordaByLength : ScoreVector
    {
        public override string Kind => "borda-by-ballot-length";
        public override Rational Score(int place, int ballotLength) => ballotLength - place;
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

        public override Rational Score(int place, int ballotLength) =>
            place <= Values.Length ? Values[place - 1] : Rational.Zero;

        public bool Equals(List? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());
        public override int GetHashCode() => Values.Aggregate(17, HashCode.Combine);
    }
}
