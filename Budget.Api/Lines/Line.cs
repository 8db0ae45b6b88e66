using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Lines;

/// <summary>An amount of money that voters decide on, with what its section of the ballot asks.</summary>
/// <param name="Version">Grows with each change.</param>
/// <seealso cref="LineTerms"/>
internal sealed record Line(
    string Id, string Title, long AmountMinor, long ReserveMinor, string? AreaId, string? DecisionReference,
    LineLimits Limits, long Version) : ISetUpPart<Line>
{
    private const string Columns = """
        id, title, amount_minor AS amountMinor, reserve_minor AS reserveMinor, area_id AS areaId,
        decision_reference AS decisionReference, limits, version
        """;

    /// <summary>What finance staff said about it.</summary>
    public LineTerms ToTerms() => new(Title, AmountMinor, ReserveMinor, AreaId, DecisionReference, Limits);

    /// <summary>A new line.</summary>
    public static Line Of(string id, LineTerms terms) => new(
        id, terms.Title, terms.AmountMinor, terms.ReserveMinor, terms.AreaId, terms.DecisionReference,
        terms.Limits ?? new LineLimits(), Version: 1);

    /// <summary>The same line under other terms.</summary>
    public Line Under(LineTerms terms) => Of(Id, terms) with { Version = Version };

    /// <summary>What the audit trail keeps of a change.</summary>
    public CanonicalJson ToAudit() => CanonicalJson.ObjectOf(
        ("line", Id), ("amountMinor", AmountMinor), ("reserveMinor", ReserveMinor));

    public static Answer<Line> Get(Session session, string roundId, string id) =>
        session.One<Row>(
            $"SELECT {Columns} FROM line WHERE round_id = @roundId AND id = @id", new { roundId, id }) is { } row
            ? row.ToLine()
            : new Problem(ProblemType.NotFound, "There is no such line in this round.");

    public static IReadOnlyList<Line> List(Session session, string roundId, PageRequest page) =>
        [.. session.All<Row>(
            $"SELECT {Columns} FROM line WHERE round_id = @roundId AND id > @after ORDER BY id LIMIT @limit",
            new { roundId, after = page.After, limit = page.Limit + 1 }).Select(row => row.ToLine())];

    public Line Insert(Session session, string roundId)
    {
        session.Run(
            """
            INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, area_id, decision_reference, limits)
            VALUES (@id, @roundId, @title, @amountMinor, @reserveMinor, @areaId, @decisionReference, @limits)
            """,
            Parameters(roundId));
        return this;
    }

    /// <summary>Stores it as its next version.</summary>
    public Line Update(Session session, string roundId)
    {
        session.Run(
            """
            UPDATE line SET title = @title, amount_minor = @amountMinor, reserve_minor = @reserveMinor,
                area_id = @areaId, decision_reference = @decisionReference, limits = @limits, version = version + 1
            WHERE id = @id AND round_id = @roundId
            """,
            Parameters(roundId));
        return this with { Version = Version + 1 };
    }

    /// <summary>Deletes it, unless something still names it.</summary>
    public Answer<Line> Delete(Session session, string roundId)
    {
        if (session.One<long>(
            """
            SELECT (SELECT COUNT(*) FROM project WHERE line_id = @Id)
                + (SELECT COUNT(*) FROM roll_entry WHERE round_id = @roundId AND lines LIKE '%"' || @Id || '"%')
            """,
            new { Id, roundId }) > 0)
        {
            return new Problem(ProblemType.WrongState, "Projects or roll entries still name this line.");
        }

        session.Run("DELETE FROM line WHERE id = @Id", new { Id });
        return this;
    }

    /// <summary>What a caller got wrong about things that lie elsewhere in the round.</summary>
    public static Problem? Dangling(Session session, string roundId, LineTerms terms) =>
        terms.AreaId is { } area && session.One<long>(
            "SELECT COUNT(*) FROM area WHERE id = @area AND round_id = @roundId", new { area, roundId }) == 0
            ? Problem.InvalidInput("/areaId", "expected the id of an area of this round")
            : null;

    private object Parameters(string roundId) => new
    {
        id = Id,
        roundId,
        title = Title,
        amountMinor = AmountMinor,
        reserveMinor = ReserveMinor,
        areaId = AreaId,
        decisionReference = DecisionReference,
        limits = WireFormat.Write(Limits),
    };

    private sealed record Row(
        string Id, string Title, long AmountMinor, long ReserveMinor, string? AreaId, string? DecisionReference,
        string Limits, long Version)
    {
        public Line ToLine() => new(
            Id, Title, AmountMinor, ReserveMinor, AreaId, DecisionReference, WireFormat.Read<LineLimits>(Limits),
            Version);
    }
}
