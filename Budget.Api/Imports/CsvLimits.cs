namespace Budget.Api.Imports;

/// <summary>How large a table may be; a larger one is refused before it costs time.</summary>
internal readonly record struct CsvLimits(int MaxBytes, int MaxRows)
{
    /// <summary>More columns than any table here has.</summary>
    public const int MaxColumns = 100;

    public static CsvLimits Projects => new(MaxBytes: 16 << 20, MaxRows: 10_000);

    /// <summary>A city of a million.</summary>
    public static CsvLimits Roll => new(MaxBytes: 64 << 20, MaxRows: 1_000_000);
}
