using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>A ballot as it is kept: at its slot, under its receipt, and nowhere with its voter.</summary>
/// <param name="Receipt">Its id; another one after each change.</param>
/// <param name="Sections">As <see cref="Section.Canonical"/> writes them.</param>
internal sealed record StoredBallot(string Receipt, string Sections)
{
    public static StoredBallot? Find(Session session, string roundId, string slot) => session.One<StoredBallot>(
        "SELECT receipt, sections FROM ballot WHERE round_id = @roundId AND slot = @slot", new { roundId, slot });

    public static StoredBallot New(string sections) => new(Ids.New("rcp"), sections);

    /// <summary>Puts the ballot at a slot, unless there is one already.</summary>
    public bool IsFirstAt(Session session, string roundId, string slot) => session.Run(
        """
        INSERT INTO ballot (round_id, slot, receipt, sections) VALUES (@roundId, @slot, @Receipt, @Sections)
        ON CONFLICT (round_id, slot) DO NOTHING
        """,
        new { roundId, slot, Receipt, Sections }) == 1;

    /// <summary>Puts the ballot in the place of the one at a slot, whose receipt is kept.</summary>
    public StoredBallot InPlaceOf(StoredBallot before, Session session, string roundId, string slot)
    {
        before.Retire(session, roundId, ReceiptStatus.Superseded);
        session.Run(
            "UPDATE ballot SET receipt = @Receipt, sections = @Sections WHERE round_id = @roundId AND slot = @slot",
            new { roundId, slot, Receipt, Sections });
        return this;
    }

    public static void Remove(Session session, string roundId, string slot) => session.Run(
        "DELETE FROM ballot WHERE round_id = @roundId AND slot = @slot", new { roundId, slot });

    /// <summary>Keeps the receipt, which stands on no ballot any more.</summary>
    public void Retire(Session session, string roundId, ReceiptStatus status) => session.Run(
        "INSERT INTO receipt (round_id, id, status) VALUES (@roundId, @Receipt, @status)",
        new { roundId, Receipt, status = WireFormat.Word(status) });

    /// <summary>What became of a receipt; null when there never was such a one.</summary>
    public static ReceiptStatus? StatusOf(Session session, string roundId, string receipt) => session.One<string>(
        """
        SELECT 'stored' FROM ballot WHERE round_id = @roundId AND receipt = @receipt
        UNION ALL SELECT status FROM receipt WHERE round_id = @roundId AND id = @receipt
        """,
        new { roundId, receipt }) is { } status ? WireFormat.ReadWord<ReceiptStatus>(status) : null;
}
