using System.Globalization;
using Budget.Core.Ballots;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>The keys of META that limit a ballot.</summary>
internal static class LimitKeys
{
    public const string MinLength = "min_length";
    public const string MaxLength = "max_length";
    public const string MinSumPoints = "min_sum_points";
    public const string MaxSumPoints = "max_sum_points";
    public const string MinPoints = "min_points";
    public const string MaxPoints = "max_points";
    public const string MaxSumCost = "max_sum_cost";

    public static readonly string[] All =
        [MinLength, MaxLength, MinSumPoints, MaxSumPoints, MinPoints, MaxPoints, MaxSumCost];

    /// <summary>The limits that can be read; what cannot is a finding, since no rule needs it.</summary>
    public static BallotLimits Of(PabulibMeta meta, bool chooseOne) => new()
    {
        MinLength = Whole(meta[MinLength]),
        MaxLength = Whole(meta[MaxLength]) ?? (chooseOne ? 1 : null),
        MinSumPoints = Literal(meta[MinSumPoints]),
        MaxSumPoints = Literal(meta[MaxSumPoints]),
        MinPoints = Literal(meta[MinPoints]),
        MaxPoints = Literal(meta[MaxPoints]),
        MaxSumCost = Literal(meta[MaxSumCost]),
    };

    public static bool IsReadable(string key, string value) =>
        key is MinLength or MaxLength ? Whole(value) is not null : Literal(value) is not null;

    public static int? Whole(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static DecimalLiteral? Literal(string? value) =>
        DecimalLiteral.TryParse(value, out var literal) ? literal : null;
}
