using Budget.Api.Hosting;

namespace Budget.Api.Storage;

/// <summary>A creating call that may be repeated, as it is kept.</summary>
/// <param name="Id">A hash of its caller and its key.</param>
/// <param name="Fingerprint">A hash of what was asked for.</param>
/// <param name="Value">What its write answered, as JSON; null where that holds a secret.</param>
internal sealed record RememberedCall(string Id, string Fingerprint, string? Value)
{
    public static RememberedCall? Find(Session session, string id) => session.One<RememberedCall>(
        "SELECT id, fingerprint, value FROM remembered_call WHERE id = @id", new { id });

    /// <returns>Whether nobody has kept it before.</returns>
    public bool Insert(Session session, DateTimeOffset now) => session.Run(
        """
        INSERT INTO remembered_call (id, fingerprint, value, made_at) VALUES (@Id, @Fingerprint, @Value, @now)
        ON CONFLICT (id) DO NOTHING
        """,
        new { Id, Fingerprint, Value, now = now.ToStored() }) == 1;

    /// <summary>Forgets what is older.</summary>
    public static int Forget(Session session, DateTimeOffset before) =>
        session.Run("DELETE FROM remembered_call WHERE made_at < @before", new { before = before.ToStored() });
}
