using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>A move that was made, or that waits for a second person.</summary>
/// <param name="ConfirmedBy">The second person; null where one was enough, or while it waits.</param>
/// <param name="DoneAt">Null while it waits.</param>
internal sealed record Transition(
    string Id, Act Act, RoundState From, RoundState To, MoveTerms Terms, string? Reason, string AskedBy,
    DateTimeOffset AskedAt, string? ConfirmedBy, DateTimeOffset? DoneAt)
{
    private const string Columns = """
        id, act, from_state AS fromState, to_state AS toState, terms, reason, asked_by AS askedBy, asked_at AS askedAt,
        confirmed_by AS confirmedBy, done_at AS doneAt
        """;

    public Move Move => new(From, To, Act);

    /// <summary>What nobody did but the time, or the service itself.</summary>
    public static Transition OfClock(Round round, RoundState to, DateTimeOffset now, string? reason) => new(
        Ids.New("tra"), Act.Move, round.State, to, new(round.LockVersion), reason, Caller.Clock.Person, now, null, now);

    public static IReadOnlyList<Transition> All(Session session, string roundId) =>
        [.. session.All<Row>(
            $"SELECT {Columns} FROM transition WHERE round_id = @roundId ORDER BY number", new { roundId })
            .Select(row => row.ToTransition())];

    public static Answer<Transition> Get(Session session, string roundId, string id) =>
        session.One<Row>(
            $"SELECT {Columns} FROM transition WHERE round_id = @roundId AND id = @id", new { roundId, id }) is { } row
            ? row.ToTransition()
            : new Problem(ProblemType.NotFound, "There is no such transition in this round.");

    /// <summary>The newest unlock of a round that was done.</summary>
    public static Transition? LastUnlock(Session session, string roundId) =>
        session.All<Row>(
            $"""
            SELECT {Columns} FROM transition WHERE round_id = @roundId AND act = 'unlock' AND done_at IS NOT NULL
            ORDER BY done_at DESC, number DESC LIMIT 1
            """,
            new { roundId }) is [var row] ? row.ToTransition() : null;

    /// <summary>What waits for a second person.</summary>
    public static IReadOnlyList<Transition> Waiting(Session session, string roundId) =>
        [.. All(session, roundId).Where(transition => transition.DoneAt is null)];

    /// <summary>Whether this asks for nothing that the other one does not ask for.</summary>
    public bool IsAgain(Transition other) => other.Move == Move && other.Terms == Terms;

    public Transition Insert(Session session, string roundId)
    {
        session.Run(
            """
            INSERT INTO transition (id, round_id, number, act, from_state, to_state, terms, reason, asked_by, asked_at,
                done_at)
            SELECT @Id, @roundId, COALESCE(MAX(number), 0) + 1, @act, @from, @to, @terms, @Reason, @AskedBy, @askedAt,
                @doneAt
            FROM transition WHERE round_id = @roundId
            """,
            new
            {
                Id,
                roundId,
                act = WireFormat.Word(Act),
                from = WireFormat.Word(From),
                to = WireFormat.Word(To),
                terms = WireFormat.Write(Terms),
                Reason,
                AskedBy,
                askedAt = AskedAt.ToStored(),
                doneAt = DoneAt?.ToStored(),
            });
        return this;
    }

    /// <summary>Notes who confirmed it; of two who do so at once the row lets only one.</summary>
    public Answer<Transition> Confirm(Session session, string person, DateTimeOffset now) =>
        session.Run(
            "UPDATE transition SET confirmed_by = @person, done_at = @now WHERE id = @Id AND done_at IS NULL",
            new { Id, person, now = now.ToStored() }) == 1
            ? this with { ConfirmedBy = person, DoneAt = now }
            : new Problem(ProblemType.WrongState, "It is done already.");

    private sealed record Row(
        string Id, string Act, string FromState, string ToState, string Terms, string? Reason, string AskedBy,
        string AskedAt, string? ConfirmedBy, string? DoneAt)
    {
        public Transition ToTransition() => new(
            Id, WireFormat.ReadWord<Act>(Act), WireFormat.ReadWord<RoundState>(FromState),
            WireFormat.ReadWord<RoundState>(ToState), WireFormat.Read<MoveTerms>(Terms), Reason, AskedBy,
            UtcTime.Parse(AskedAt), ConfirmedBy, DoneAt is null ? null : UtcTime.Parse(DoneAt));
    }
}

/// <summary>What a move is about, beside its states.</summary>
/// <param name="LockVersion">Of the lock that its author saw.</param>
/// <param name="ClosesAt">The later closing, for an extension.</param>
/// <param name="Seed">What a public draw gave.</param>
/// <param name="EventReference">Where it can be looked up.</param>
internal sealed record MoveTerms(
    long LockVersion, DateTimeOffset? ClosesAt = null, string? Seed = null, string? EventReference = null);
