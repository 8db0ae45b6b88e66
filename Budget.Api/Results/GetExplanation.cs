using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary><c>GET /rounds/{round}/result/projects/{project}/explanation</c>.</summary>
internal static class GetExplanation
{
    public static IResult Handle(
        string round, string project, Caller caller, Database database, Manifests manifests, HttpContext http) =>
        database.Read(session => PublicationGate.Open(session, manifests, round, caller))
            .Then<Explanation>(gate => Of(gate, project, http.AnswersInDanish()))
            .ToAnswer(TypedResults.Ok);

    private static Answer<Explanation> Of(PublicationGate gate, string id, bool isDanish)
    {
        var found = gate.Report.Lines
            .SelectMany(line => line.Projects, (line, project) => (View: new LineView(gate, line), Project: project))
            .FirstOrDefault(pair => pair.Project.Project == id);
        if (found.Project is not { } project)
        {
            return new Problem(ProblemType.NotFound, "There is no such project in the result.");
        }

        var sentence = found.View.Explanation(project);
        return new Explanation(
            project.Project, project.Title, found.View.Line.Line, project.Place, found.View.People(project.Votes),
            project.FewerVotes > 0, isDanish ? sentence.Da : sentence.En, isDanish ? "da" : "en");
    }

    /// <summary>Why a project is recommended or not.</summary>
    /// <param name="Place">The place among those recommended; left out when it is not.</param>
    /// <param name="LostWithMoreVotes">Whether a project with fewer votes is recommended and this one is not.</param>
    /// <param name="Reason">Why, in the language of the caller.</param>
    /// <param name="Language">Of the reason: <c>da</c> or <c>en</c>.</param>
    internal sealed record Explanation(
        string Project, string Title, string Line, int? Place, long? Votes, bool LostWithMoreVotes, string Reason,
        string Language);
}
