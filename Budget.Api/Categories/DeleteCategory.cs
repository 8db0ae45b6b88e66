using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Categories;

/// <summary><c>DELETE /rounds/{round}/categories/{category}</c>.</summary>
internal static class DeleteCategory
{
    public static async Task<IResult> Handle(
        string round, string category, Caller caller, Database database, TimeProvider clock, HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Category>(session => SetUp.Open(session, round, now)
            .Then(_ => Category.Get(session, round, category))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => before.Delete(session, round))
            .Then<Category>(gone =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "category-deleted", CanonicalJson.ObjectOf(("category", gone.Id))));
                return gone;
            }));
        return stored.ToAnswer(_ => TypedResults.NoContent());
    }
}
