namespace Budget.Api.Imports;

/// <summary>How large a table may be; a larger one is refused before it costs time.</summary>
internal readonly record struct TableLimits(int MaxBytes, int MaxRows)
{
    /// <summary>More columns than any table here has.</summary>
    public const int MaxColumns = 100;

    public static TableLimits Projects => new(MaxBytes: 16 << 20, MaxRows: 10_000);

    /// <summary>A city of a million.</summary>
    public static TableLimits Roll => new(MaxBytes: Hosting.Server.MaxBodyBytes, MaxRows: 1_000_000);

    /// <summary>What all parts of a workbook may be together once they are unpacked.</summary>
    public long MaxUnpackedBytes => 4L * MaxBytes;
}
