using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Areas;

/// <summary>A part of the town, which lines and projects may name.</summary>
/// <param name="Version">Grows with each change.</param>
/// <seealso cref="AreaTerms"/>
internal sealed record Area(string Id, string Title, long? Population, long Version) : ISetUpPart<Area>
{
    private const string Columns = "id, title, population, version";

    public static Answer<Area> Get(Session session, string roundId, string id) =>
        session.One<Area>(
            $"SELECT {Columns} FROM area WHERE round_id = @roundId AND id = @id", new { roundId, id }) is { } found
            ? found
            : new Problem(ProblemType.NotFound, "There is no such area in this round.");

    public static IReadOnlyList<Area> List(Session session, string roundId, PageRequest page) => session.All<Area>(
        $"SELECT {Columns} FROM area WHERE round_id = @roundId AND id > @after ORDER BY id LIMIT @limit",
        new { roundId, after = page.After, limit = page.Limit + 1 });

    public Area Insert(Session session, string roundId)
    {
        session.Run(
            """
            INSERT INTO area (id, round_id, title, population) VALUES (@Id, @roundId, @Title, @Population)
            """,
            new { roundId, Id, Title, Population });
        return this;
    }

    public CanonicalJson ToAudit() => CanonicalJson.ObjectOf(("area", Id));

    /// <summary>Stores it as its next version.</summary>
    public Area Update(Session session, string roundId)
    {
        session.Run(
            """
            UPDATE area SET title = @Title, population = @Population, version = version + 1
            WHERE id = @Id AND round_id = @roundId
            """,
            new { Id, roundId, Title, Population });
        return this with { Version = Version + 1 };
    }

    /// <summary>Deletes it, unless something still names it.</summary>
    public Answer<Area> Delete(Session session, string roundId)
    {
        if (session.One<long>(
            """
            SELECT (SELECT COUNT(*) FROM line WHERE area_id = @Id) + (SELECT COUNT(*) FROM project WHERE area_id = @Id)
                + (SELECT COUNT(*) FROM roll_entry WHERE round_id = @roundId AND area_id = @Id)
            """,
            new { Id, roundId }) > 0)
        {
            return new Problem(ProblemType.WrongState, "Something of the round still names this area.");
        }

        session.Run("DELETE FROM area WHERE id = @Id", new { Id });
        return this;
    }
}

/// <summary>What finance staff say about an area.</summary>
/// <param name="Population">How many live there.</param>
internal sealed record AreaTerms(string Title, long? Population = null)
{
    internal sealed class Validator : AbstractValidator<AreaTerms>
    {
        public Validator()
        {
            RuleFor(area => area.Title).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
            RuleFor(area => area.Population).InclusiveBetween(0, 1_000_000_000)
                .WithMessage("expected 0 to 1000000000");
        }
    }
}
