using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Categories;

/// <summary>What a project is about, such as youth or climate.</summary>
/// <param name="Version">Grows with each change.</param>
internal sealed record Category(string Id, string Title, long Version) : ISetUpPart<Category>
{
    private const string Columns = "id, title, version";

    public static Answer<Category> Get(Session session, string roundId, string id) =>
        session.One<Category>(
            $"SELECT {Columns} FROM category WHERE round_id = @roundId AND id = @id",
            new { roundId, id }) is { } found
            ? found
            : new Problem(ProblemType.NotFound, "There is no such category in this round.");

    public static IReadOnlyList<Category> List(Session session, string roundId, PageRequest page) =>
        session.All<Category>(
            $"SELECT {Columns} FROM category WHERE round_id = @roundId AND id > @after ORDER BY id LIMIT @limit",
            new { roundId, after = page.After, limit = page.Limit + 1 });

    public Category Insert(Session session, string roundId)
    {
        session.Run(
            """
            INSERT INTO category (id, round_id, title) VALUES (@Id, @roundId, @Title)
            """,
            new { roundId, Id, Title });
        return this;
    }

    public CanonicalJson ToAudit() => CanonicalJson.ObjectOf(("category", Id));

    /// <summary>Stores it as its next version.</summary>
    public Category Update(Session session, string roundId)
    {
        session.Run(
            "UPDATE category SET title = @Title, version = version + 1 WHERE id = @Id AND round_id = @roundId",
            new { Id, roundId, Title });
        return this with { Version = Version + 1 };
    }

    /// <summary>Deletes it, unless something still names it.</summary>
    public Answer<Category> Delete(Session session, string roundId)
    {
        if (session.One<long>(
            """
            SELECT COUNT(*) FROM project WHERE round_id = @roundId AND categories LIKE '%"' || @Id || '"%'
            """,
            new { Id, roundId }) > 0)
        {
            return new Problem(ProblemType.WrongState, "Something of the round still names this category.");
        }

        session.Run("DELETE FROM category WHERE id = @Id", new { Id });
        return this;
    }
}

/// <summary>What finance staff say about a category.</summary>
internal sealed record CategoryTerms(string Title)
{
    internal sealed class Validator : AbstractValidator<CategoryTerms>
    {
        public Validator()
        {
            RuleFor(category => category.Title).NotEmpty().MaximumLength(200)
                .WithMessage("expected 1 to 200 characters");
        }
    }
}
