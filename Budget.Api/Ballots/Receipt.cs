namespace Budget.Api.Ballots;

/// <summary>What proves to a voter that a ballot is kept, and to nobody what it says.</summary>
/// <param name="LockHash">Of the form on which the ballot was cast.</param>
/// <param name="ReceiptId">With it anybody can ask whether the ballot is kept.</param>
/// <param name="Status">What became of the ballot.</param>
internal sealed record Receipt(string ReceiptId, string RoundId, string LockHash, ReceiptStatus Status);

/// <summary>What became of the ballot of a receipt.</summary>
internal enum ReceiptStatus
{
    /// <summary>It counts.</summary>
    Stored,

    /// <summary>A later ballot of the same voter took its place.</summary>
    Superseded,

    /// <summary>The voter took it back.</summary>
    Withdrawn,
}
