namespace Budget.Api.Lines;

/// <summary>How much money a round may speak of.</summary>
internal static class Amount
{
    /// <summary>
    /// A million million kroner: more than any town has, and so little that the sum over the projects of a round still
    /// is a <c>long</c> and every program reads it exactly.
    /// </summary>
    public const long MostMinor = 100_000_000_000_000;
}
