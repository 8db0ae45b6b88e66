namespace Budget.Core.Elections;

/// <summary>
/// The name by which ballots call a project, such as <c>P0028</c> or <c>B/12/IX</c>: any non-empty text.
/// Ordered by code points: never numeric, never by culture.
/// </summary>
public readonly record struct ProjectId : IComparable<ProjectId>
{
    private readonly string? _value;

    public ProjectId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    public string Value => _value ?? "";

    /// <summary>
    /// Code points, not UTF-16 units: a surrogate pair sorts after U+FFFF, as in UTF-8 bytes and in other programs.
    /// </summary>
    public int CompareTo(ProjectId other)
    {
        var (mine, theirs) = (Value, other.Value);
        var common = mine.AsSpan().CommonPrefixLength(theirs);
        if (common == mine.Length || common == theirs.Length)
        {
            return mine.Length.CompareTo(theirs.Length);
        }

        var (left, right) = (mine[common], theirs[common]);
        return (char.IsSurrogate(left), char.IsSurrogate(right)) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => left.CompareTo(right),
        };
    }

    public static bool operator <(ProjectId left, ProjectId right) => left.CompareTo(right) < 0;
    public static bool operator >(ProjectId left, ProjectId right) => left.CompareTo(right) > 0;
    public static bool operator <=(ProjectId left, ProjectId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ProjectId left, ProjectId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
