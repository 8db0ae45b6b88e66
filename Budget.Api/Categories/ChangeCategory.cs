using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Categories;

/// <summary><c>PATCH /rounds/{round}/categories/{category}</c>.</summary>
internal static class ChangeCategory
{
    private static readonly CategoryTerms.Validator Validator = new();

    public static async Task<IResult> Handle(
        string round, string category, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Category>(session => SetUp.Open(session, round, now)
            .Then(_ => Category.Get(session, round, category))
            .Unless(before => http.Request.Mismatch(before.Version))
            .Then(before => Merged(before, request))
            .Then<Category>(after =>
            {
                session.Append(new AuditEntry(
                    round, caller, now, "category-changed", CanonicalJson.ObjectOf(("category", after.Id))));
                return after.Update(session);
            }));
        return stored.ToAnswer(after =>
        {
            http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }

    private static Answer<Category> Merged(Category before, JsonElement patch) =>
        MergePatch.Apply(new CategoryTerms(before.Title), patch, Validator)
            .Then<Category>(terms => before with { Title = terms.Title });
}
