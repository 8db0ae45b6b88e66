using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Areas;

/// <summary><c>PATCH /rounds/{round}/areas/{area}</c>.</summary>
internal static class ChangeArea
{
    private static readonly AreaTerms.Validator Validator = new();

    public static Task<IResult> Handle(
        string round, string area, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).ChangeAsync(
            "area-changed", session => Area.Get(session, round, area), (_, before) =>
                MergePatch.Apply(new AreaTerms(before.Title, before.Population), request, Validator).Then<Area>(
                    terms => before with { Title = terms.Title, Population = terms.Population }));
}
