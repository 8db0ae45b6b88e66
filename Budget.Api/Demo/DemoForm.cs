using System.Text.Json;

namespace Budget.Api.Demo;

/// <summary>The ballot form of the demo's round, and how its residents fill it in.</summary>
internal sealed class DemoForm
{
    private readonly string _lockHash;
    private readonly List<(string Id, DemoLine Line, Dictionary<string, string> Projects)> _lines = [];

    /// <param name="form">As the service shows it.</param>
    /// <param name="lines">What stands on it.</param>
    public DemoForm(JsonElement form, IReadOnlyList<DemoLine> lines)
    {
        _lockHash = DemoCalls.Text(form, "lockHash");
        foreach (var shown in form.GetProperty("lines").EnumerateArray())
        {
            var line = lines.Single(line => line.Title == DemoCalls.Text(shown, "title"));
            var ids = shown.GetProperty("projects").EnumerateArray()
                .ToDictionary(project => DemoCalls.Text(project, "title"), project => DemoCalls.Text(project, "id"));
            _lines.Add((DemoCalls.Text(shown, "id"), line,
                line.Projects.ToDictionary(project => project.Id, project => ids[project.Title])));
        }
    }

    /// <summary>What a resident sends; null when he does not vote.</summary>
    public object? BallotOf(int voter)
    {
        var sections = _lines.Where(line => line.Line.Ballots.ContainsKey(voter)).ToDictionary(
            line => line.Id,
            line => new { approve = line.Line.Ballots[voter].Select(project => line.Projects[project]) });
        return sections.Count == 0 ? null : new { lockHash = _lockHash, sections };
    }
}
