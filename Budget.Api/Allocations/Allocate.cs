using System.Text;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Outcomes;
using Budget.Core.Pabulib;
using Budget.Core.Rules;

namespace Budget.Api.Allocations;

/// <summary><c>POST /allocations</c>: what a rule recommends for an election; nothing is stored.</summary>
internal static class Allocate
{
    /// <summary>The largest election: a city of half a million voters.</summary>
    public const int MaxBytes = 20 << 20;

    // A rule ends between two purchases, so an election in which one takes too long is refused before it begins: each
    // project may look at each listed project. Ten times the largest city's.
    private const long MostWork = 1_000_000_000;

    public static async Task<IResult> Handle(HttpContext http, CalculationDesk desk, TimeProvider clock)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var answer = await desk.Do(
            (onStep, cancellation) => Answer(body.ToArray(), clock, onStep, cancellation), http.RequestAborted);
        return answer.ToAnswer(text => TypedResults.Bytes(text, "application/json"));
    }

    /// <summary>The answer to a body: the members of <c>allocate --json</c> that tell the outcome.</summary>
    internal static Answer<byte[]> Answer(
        byte[] body, TimeProvider clock, Action<int>? onStep, CancellationToken cancellation)
    {
        var errors = new List<JsonError>();
        var (election, set) = Read(body, errors);
        if (errors.Count > 0)
        {
            var inFile = errors.Find(error => error.Line is not null);
            return Problem.InvalidInput(errors) with { Line = inFile?.Line, Column = inFile?.Column };
        }

        if (WorkOf(election!) > MostWork)
        {
            return Problem.LimitExceeded(
                "So many projects with so many votes are not calculated here; the command line has no such limit.", 0);
        }

        var names = election!.Instance.Projects.Select(project => project.Id.Value);
        var calculation = Calculation.Of(new("", "", election, [.. names]), set!, clock, onStep, cancellation);
        return calculation.Problem is { } problem
            ? problem
            : Encoding.UTF8.GetBytes(CanonicalJson.ObjectOf(
                OutcomeJson.Members(election, set!, calculation.Outcome)).ToString());
    }

    private static long WorkOf(Election election)
    {
        var listed = 0L;
        for (var group = 0; group < election.Profile.GroupCount; group++)
        {
            listed += election.Profile.Listed(group).Length;
        }

        return listed * election.Instance.Projects.Length;
    }

    private static (Election?, RuleSet?) Read(byte[] body, List<JsonError> errors)
    {
        if (StrictJson.ParseElement(body, errors, MaxBytes, file: "/pabulib") is not { } json)
        {
            return default;
        }

        var root = new JsonPlace(json, "", errors);
        if (!root.IsObject("election", "pabulib", "ruleSet"))
        {
            return default;
        }

        var set = root.Required("ruleSet") is { } rules ? RuleSetReader.Read(rules, errors) : null;
        var election = (root.Member("election"), root.Member("pabulib")) switch
        {
            ({ } said, null) => ElectionReader.Read(said),
            (null, { } file) => ReadFile(file, errors),
            _ => root.Expected<Election>("one of election or pabulib"),
        };
        return (election, set);
    }

    private static Election? ReadFile(JsonPlace place, List<JsonError> errors)
    {
        if (place.Text() is not { } text)
        {
            return null;
        }

        if (PabulibReader.TryRead(Encoding.UTF8.GetBytes(text), new PabulibOptions(), out var file, out var error))
        {
            return file.Election.Instance.Projects.Length <= ElectionReader.MaxProjects
                ? file.Election
                : place.Wrong<Election>(
                    ProblemType.TooLarge, $"expected at most {ElectionReader.MaxProjects} projects");
        }

        errors.Add(new(place.Pointer, error.Message) { Line = error.Line, Column = error.Column });
        return null;
    }
}
