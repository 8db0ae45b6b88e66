using System.Security.Cryptography;
using Budget.Api.Hosting;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Security;

/// <summary>A key of staff or of a front end, as it is kept: its hash, never itself.</summary>
internal sealed record ApiKey(
    string Id, string Role, string Person, string? RoundId, string MadeAt, string? ExpiresAt, string? RevokedAt,
    string? Origins)
{
    /// <summary>What every key begins with, so that a leaked one is recognised.</summary>
    public const string Prefix = "pbk_";

    /// <summary>What the keys of a sandbox begin with, so that nobody takes them for real ones.</summary>
    public const string TestPrefix = Prefix + "test_";

    private const string Columns = """
        id, role, person, round_id AS roundId, made_at AS madeAt, expires_at AS expiresAt, revoked_at AS revokedAt,
        origins
        """;

    /// <summary>Makes a key; what is answered is the only copy of it.</summary>
    public static string Make(
        Session session, Role role, string person, DateTimeOffset now, string? roundId = null,
        DateTimeOffset? expiresAt = null, IReadOnlyList<string>? origins = null) =>
        New(session, role, person, now, roundId, expiresAt, origins).Key;

    /// <summary>Makes a key, and says what is kept of it.</summary>
    public static MadeKey New(
        Session session, Role role, string person, DateTimeOffset now, string? roundId = null,
        DateTimeOffset? expiresAt = null, IReadOnlyList<string>? origins = null, bool isTest = false)
    {
        var key = (isTest ? TestPrefix : Prefix) + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var kept = new ApiKey(
            Ids.New("key"), WireFormat.Word(role), People.Named(person), roundId, now.ToStored(), expiresAt?.ToStored(),
            null, origins is null ? null : WireFormat.Write(origins));
        session.Run(
            """
            INSERT INTO api_key (id, hash, role, person, round_id, made_at, expires_at, origins)
            VALUES (@Id, @hash, @Role, @Person, @RoundId, @MadeAt, @ExpiresAt, @Origins)
            """,
            new
            {
                kept.Id,
                hash = Hash.Of(key),
                kept.Role,
                kept.Person,
                kept.RoundId,
                kept.MadeAt,
                kept.ExpiresAt,
                kept.Origins,
            });
        return new(kept, key);
    }

    /// <summary>The caller behind a key, or null when it is unknown, expired or revoked.</summary>
    public static Caller? Find(Session session, string key, DateTimeOffset now) =>
        Kept(session, key) is { } found && found.IsLive(now)
            ? new Caller(People.Named(found.Person), Enum.Parse<Role>(found.Role, ignoreCase: true))
            {
                RoundId = found.RoundId,
            }
            : null;

    /// <summary>What is kept of a key, dead or alive.</summary>
    public static ApiKey? Kept(Session session, string key) =>
        session.One<ApiKey>($"SELECT {Columns} FROM api_key WHERE hash = @hash", new { hash = Hash.Of(key) });

    /// <summary>Where pages come from whose front ends have a key now.</summary>
    public static IReadOnlySet<string> LiveOrigins(Session session, DateTimeOffset now) =>
        session.All<ApiKey>($"SELECT {Columns} FROM api_key WHERE origins IS NOT NULL AND revoked_at IS NULL")
            .Where(key => key.IsLive(now)).SelectMany(key => key.OriginList).ToHashSet(StringComparer.Ordinal);

    /// <summary>Where the pages come from that may use the key; none when no browser may.</summary>
    public IReadOnlyList<string> OriginList => Origins is null ? [] : WireFormat.Read<string[]>(Origins);

    /// <summary>Whether it opens anything.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null
        && (ExpiresAt is null || string.CompareOrdinal(now.ToStored(), ExpiresAt) < 0);

    public static IReadOnlyList<ApiKey> All(Session session) =>
        session.All<ApiKey>($"SELECT {Columns} FROM api_key ORDER BY made_at, id");

    /// <summary>Ends a key from now on.</summary>
    /// <returns>Whether there was such a key in use.</returns>
    public static bool Revoke(Session session, string id, DateTimeOffset now) =>
        session.Run(
            "UPDATE api_key SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL",
            new { id, now = now.ToStored() }) == 1;
}

/// <summary>A new key: what is kept of it, and the only copy of itself.</summary>
internal sealed record MadeKey(ApiKey Kept, string Key);
