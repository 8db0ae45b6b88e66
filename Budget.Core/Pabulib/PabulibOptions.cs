namespace Budget.Core.Pabulib;

/// <summary>How a file is read; the default reads everything this project understands.</summary>
public readonly record struct PabulibOptions
{
    /// <summary>
    /// Whether to refuse what other programs do not read: tiers of equally good projects in rankings, <c>1,{2,3},4</c>.
    /// </summary>
    public bool Strict { get; init; }
}
