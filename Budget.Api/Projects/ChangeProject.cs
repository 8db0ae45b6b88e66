using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Projects;

/// <summary><c>PATCH /rounds/{round}/projects/{project}</c>.</summary>
internal static class ChangeProject
{
    private static readonly ProjectTerms.Validator Validator = new();

    public static Task<IResult> Handle(
        string round, string project, JsonElement request, Caller caller, Database database, TimeProvider clock,
        HttpContext http) =>
        new SetUpEdit(round, caller, database, clock, http).ChangeAsync(
            "project-changed", session => ProjectStore.Get(session, round, project), (session, before) =>
                MergePatch.Apply(before.ToTerms(), request, Validator)
                    .Unless(terms => ProjectStore.Dangling(session, round, terms))
                    .Then<Project>(terms => before.Under(terms)));
}
