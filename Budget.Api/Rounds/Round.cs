using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>A round as it is kept.</summary>
/// <param name="RuleSet">Its JSON, or null before there is one.</param>
/// <param name="HearingFrom">When the hearing began.</param>
/// <param name="LockVersion">0 before the first lock.</param>
/// <param name="LotSeed">What a public draw gave after closing.</param>
/// <param name="LinkKeyHash">Which link key belongs to it.</param>
/// <param name="SealedAt">When the link key was destroyed.</param>
/// <param name="Version">Grows with each change.</param>
internal sealed record Round(
    string Id, RoundState State, RoundSettings Settings, string? RuleSet, DateTimeOffset? HearingFrom, long LockVersion,
    string? LockHash, string? LotSeed, string? LinkKeyHash, DateTimeOffset? SealedAt, long Version)
{
    private const string Columns = """
        id, state, settings, rule_set AS ruleSet, hearing_from AS hearingFrom, lock_version AS lockVersion,
        lock_hash AS lockHash, lot_seed AS lotSeed, link_key_hash AS linkKeyHash, sealed_at AS sealedAt, version,
        sandbox_until AS sandboxUntil
        """;

    /// <summary>When a sandbox is removed; null for a real round. Said when it is made and never after.</summary>
    public DateTimeOffset? SandboxUntil { get; init; }

    /// <summary>Whether it is only for those who build front ends.</summary>
    public bool IsSandbox => SandboxUntil is not null;

    /// <summary>The state by the clock: opening and closing need nobody.</summary>
    public RoundState StateAt(DateTimeOffset now) => State switch
    {
        RoundState.Locked or RoundState.Voting or RoundState.Paused when now >= Settings.ClosesAt => RoundState.Closed,
        RoundState.Locked when now >= Settings.OpensAt => RoundState.Voting,
        var state => state,
    };

    /// <summary>What is answered where there is no round, or none that the caller may know of.</summary>
    public static Problem Missing { get; } = new(ProblemType.NotFound, "There is no such round.");

    /// <summary>Everybody sees a round from its hearing on; staff see it from the start.</summary>
    public bool IsShownTo(Caller caller) =>
        (caller.IsStaff || caller.Is(Role.Steward)) && (caller.RoundId is null || caller.RoundId == Id)
        || State is >= RoundState.Hearing and not RoundState.Cancelled || HearingFrom is not null;

    public static Round? Find(Session session, string id) =>
        session.One<Row>($"SELECT {Columns} FROM round WHERE id = @id", new { id })?.ToRound();

    public static IReadOnlyList<Round> All(Session session) =>
        [.. session.All<Row>($"SELECT {Columns} FROM round ORDER BY id").Select(row => row.ToRound())];

    /// <summary>The round, or the refusal that there is none.</summary>
    public static Answer<Round> Get(Session session, string id) =>
        Find(session, id) is { } round ? round : Missing;

    public void Insert(Session session) => session.Run(
        """
        INSERT INTO round (id, state, settings, rule_set, opens_at, closes_at, hearing_from, lock_version, lock_hash,
            lot_seed, link_key_hash, sealed_at, version, sandbox_until)
        VALUES (@id, @state, @settings, @ruleSet, @opensAt, @closesAt, @hearingFrom, @lockVersion, @lockHash,
            @lotSeed, @linkKeyHash, @sealedAt, @version, @sandboxUntil)
        """,
        Parameters());

    /// <summary>Stores the round as its next version.</summary>
    /// <returns>The round as it is stored now.</returns>
    /// <exception cref="InvalidOperationException">
    /// It was read in another transaction and has changed since.
    /// </exception>
    public Round Update(Session session)
    {
        var changed = session.Run(
            """
            UPDATE round SET state = @state, settings = @settings, rule_set = @ruleSet, opens_at = @opensAt,
                closes_at = @closesAt, hearing_from = @hearingFrom, lock_version = @lockVersion, lock_hash = @lockHash,
                lot_seed = @lotSeed, link_key_hash = @linkKeyHash, sealed_at = @sealedAt, version = version + 1
            WHERE id = @id AND version = @version
            """,
            Parameters());
        return changed == 1
            ? this with { Version = Version + 1 }
            : throw new InvalidOperationException($"The round {Id} was changed by somebody else.");
    }

    private object Parameters() => new
    {
        id = Id,
        state = WireFormat.Word(State),
        settings = WireFormat.Write(Settings),
        ruleSet = RuleSet,
        opensAt = Settings.OpensAt?.ToStored(),
        closesAt = Settings.ClosesAt?.ToStored(),
        hearingFrom = HearingFrom?.ToStored(),
        lockVersion = LockVersion,
        lockHash = LockHash,
        lotSeed = LotSeed,
        linkKeyHash = LinkKeyHash,
        sealedAt = SealedAt?.ToStored(),
        version = Version,
        sandboxUntil = SandboxUntil?.ToStored(),
    };

    private sealed record Row(
        string Id, string State, string Settings, string? RuleSet, string? HearingFrom, long LockVersion,
        string? LockHash, string? LotSeed, string? LinkKeyHash, string? SealedAt, long Version, string? SandboxUntil)
    {
        public Round ToRound() => new(
            Id, WireFormat.ReadWord<RoundState>(State), WireFormat.Read<RoundSettings>(Settings), RuleSet,
            Time(HearingFrom), LockVersion, LockHash, LotSeed, LinkKeyHash, Time(SealedAt), Version)
        {
            SandboxUntil = Time(SandboxUntil),
        };

        private static DateTimeOffset? Time(string? text) => text is null ? null : UtcTime.Parse(text);
    }
}
