using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Categories;

/// <summary><c>POST /rounds/{round}/categories</c>.</summary>
internal static class CreateCategory
{
    public static async Task<IResult> Handle(
        string round, CategoryTerms request, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var (now, made) = (clock.GetUtcNow(), CategoryOf(Ids.New("cat"), request));
        var stored = await database.Write<Category>(session => SetUp.Open(session, round, now).Then<Category>(_ =>
        {
            session.Append(new AuditEntry(
                round, caller, now, "category-created", CanonicalJson.ObjectOf(("category", made.Id))));
            return made.Insert(session, round);
        }));
        return stored.ToAnswer(kept =>
        {
            http.Response.ShowVersion(kept.Version);
            return TypedResults.Created($"/v1/rounds/{round}/categories/{kept.Id}", kept);
        });
    }

    private static Category CategoryOf(string id, CategoryTerms terms) => new(id, terms.Title, 1);
}
