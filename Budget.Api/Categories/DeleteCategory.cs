using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Categories;

/// <summary><c>DELETE /rounds/{round}/categories/{category}</c>.</summary>
internal static class DeleteCategory
{
    public static Task<IResult> Handle(
        string round, string category, Caller caller, Database database, TimeProvider clock, HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).DeleteAsync(
            "category-deleted", session => Category.Get(session, round, category),
            (session, gone) => gone.Delete(session, round));
}
