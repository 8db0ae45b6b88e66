using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Lines;

/// <summary><c>PATCH /rounds/{round}/lines/{line}</c>.</summary>
internal static class ChangeLine
{
    private static readonly LineTerms.Validator Validator = new();

    public static Task<IResult> Handle(
        string round, string line, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).ChangeAsync(
            "line-changed", session => Line.Get(session, round, line), (session, before) =>
                MergePatch.Apply(before.ToTerms(), request, Validator)
                    .Unless(terms => Line.Dangling(session, round, terms))
                    .Then<Line>(terms => before.Under(terms)));
}
