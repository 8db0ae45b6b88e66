using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary>Voters who get a code together: printed, and delivered once.</summary>
/// <param name="DeliveredAt">When its codes left; null before.</param>
/// <param name="Codes">How many voters it is for; once delivered, how many codes left.</param>
/// <param name="MadeAt">When it was made.</param>
internal sealed record CodeBatch(string Id, DateTimeOffset MadeAt, DateTimeOffset? DeliveredAt, long Codes)
{
    private const string Columns = "id, made_at AS madeAt, delivered_at AS deliveredAt, codes";

    public static CodeBatch? Find(Session session, string roundId, string id) => session.One<Row>(
        $"SELECT {Columns} FROM code_batch WHERE round_id = @roundId AND id = @id", new { roundId, id })?.ToBatch();

    public static IReadOnlyList<CodeBatch> After(Session session, string roundId, string id, int limit) =>
        [.. session.All<Row>(
            $"SELECT {Columns} FROM code_batch WHERE round_id = @roundId AND id > @id ORDER BY id LIMIT @limit",
            new { roundId, id, limit }).Select(row => row.ToBatch())];

    public void Insert(Session session, string roundId, IEnumerable<string> entries)
    {
        session.Run(
            "INSERT INTO code_batch (id, round_id, made_at, codes) VALUES (@Id, @roundId, @madeAt, @Codes)",
            new { Id, roundId, madeAt = MadeAt.ToStored(), Codes });
        session.Run(
            "INSERT INTO batch_entry (batch_id, roll_entry_id) VALUES (@Id, @entry)",
            entries.Select(entry => new { Id, entry }));
    }

    public CodeBatch Deliver(Session session, DateTimeOffset now, int codes)
    {
        session.Run(
            "UPDATE code_batch SET delivered_at = @now, codes = @codes WHERE id = @Id",
            new { Id, now = now.ToStored(), codes });
        return this with { DeliveredAt = now, Codes = codes };
    }

    /// <summary>Makes codes for the voters of the batch who have none now.</summary>
    /// <returns>The only copy of them, in the order of the references.</returns>
    public IReadOnlyList<ClearCode> MakeCodes(Session session, string roundId, byte[] key)
    {
        var made = session.All<Voter>(
            """
            SELECT e.id, e.ref FROM batch_entry b JOIN roll_entry e ON e.id = b.roll_entry_id
            WHERE b.batch_id = @Id AND NOT EXISTS
                (SELECT 1 FROM voting_code c WHERE c.roll_entry_id = e.id AND c.state = 'live')
            ORDER BY e.ref
            """,
            new { Id }).Select(voter => (Voter: voter, Code: VotingCode.New())).ToArray();
        session.Run(
            """
            INSERT INTO voting_code (hmac, round_id, roll_entry_id, batch_id, state)
            VALUES (@hmac, @roundId, @entry, @Id, 'live')
            """,
            made.Select(one => new { hmac = VotingCode.Kept(one.Code, key), roundId, entry = one.Voter.Id, Id }));
        return [.. made.Select(one => new ClearCode(one.Voter.Ref, one.Code.Printed))];
    }

    /// <summary>Ends the codes of the batch that still are of use; answers how many.</summary>
    public int RevokeCodes(Session session) => session.Run(
        "UPDATE voting_code SET state = 'revoked' WHERE batch_id = @Id AND state = 'live'", new { Id });

    private sealed record Voter(string Id, string Ref);

    private sealed record Row(string Id, string MadeAt, string? DeliveredAt, long Codes)
    {
        public CodeBatch ToBatch() => new(
            Id, UtcTime.Parse(MadeAt), DeliveredAt is null ? null : UtcTime.Parse(DeliveredAt), Codes);
    }
}

/// <summary>A code on its way to the printer; nowhere kept.</summary>
/// <param name="Ref">For whom.</param>
/// <param name="Code">As the letter shows it.</param>
internal sealed record ClearCode(string Ref, string Code);
