using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Categories;

/// <summary><c>PATCH /rounds/{round}/categories/{category}</c>.</summary>
internal static class ChangeCategory
{
    private static readonly CategoryTerms.Validator Validator = new();

    public static Task<IResult> Handle(
        string round, string category, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).ChangeAsync(
            "category-changed", session => Category.Get(session, round, category), (_, before) =>
                MergePatch.Apply(new CategoryTerms(before.Title), request, Validator)
                    .Then<Category>(terms => before with { Title = terms.Title }));
}
