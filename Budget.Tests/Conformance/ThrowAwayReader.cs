#pragma warning disable
using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Tests.Conformance;

internal static class ThrowAwayReader
{
    public static Election Read(byte[] bytes)
    {
        var text = new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF');
        var section = "";
        string[]? header = null;
        var meta = new Dictionary<string, string>();
        var projects = new List<(string Id, DecimalLiteral Cost)>();
        var votes = new List<(string[] Vote, string[] Points)>();
        foreach (var line in text.Split('\n').Select(l => l.Trim('\r')))
        {
            if (line.Trim().Length == 0) continue;
            var up = line.Trim().Trim(';').Trim().ToUpperInvariant();
            if (up is "META" or "PROJECTS" or "VOTES") { section = up; header = null; continue; }
            var cells = Split(line);
            if (section == "META") { if (cells.Count > 1) meta[cells[0].ToLowerInvariant()] = cells[1]; continue; }
            if (header is null) { header = [.. cells.Select(c => c.ToLowerInvariant())]; continue; }
            if (section == "PROJECTS")
            {
                DecimalLiteral.TryParse(cells[Array.IndexOf(header, "cost")], out var cost);
                projects.Add((cells[Array.IndexOf(header, "project_id")], cost));
            }
            else
            {
                var at = Array.IndexOf(header, "points");
                votes.Add((List(cells[Array.IndexOf(header, "vote")]), at < 0 ? [] : List(cells[at])));
            }
        }

        DecimalLiteral.TryParse(meta["budget"], out var budget);
        var decimals = projects.Select(p => p.Cost.Decimals).Append(budget.Decimals).Max();
        Money Amount(DecimalLiteral l) => l.TryScale(decimals, out var c) ? new Money(c) : throw new OverflowException();
        var instance = new Instance(Amount(budget), projects.Select(p => new Project(new ProjectId(p.Id), Amount(p.Cost))), decimals);
        var kind = meta["vote_type"] switch { "approval" or "choose-1" => BallotKind.Approval, "ordinal" => BallotKind.Ranked, "cumulative" => BallotKind.Cumulative, _ => BallotKind.Scoring };
        var builder = new ProfileBuilder(kind, projects.Count, 0);
        foreach (var (vote, points) in votes)
        {
            int[] at = [.. vote.Select(id => instance.IndexOf(new ProjectId(id)))];
            if (kind == BallotKind.Approval) builder.AddApproval(at);
            else if (kind == BallotKind.Ranked) builder.AddRanking(at);
            else builder.AddPoints(at, [.. points.Select(long.Parse)]);
        }

        return new Election(instance, builder.Build());
    }

    private static string[] List(string cell) => cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<string> Split(string line)
    {
        var cells = new List<string>(); var cell = new StringBuilder(); var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted) { if (c == '"') { if (i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; } else quoted = false; } else cell.Append(c); }
            else if (c == '"') quoted = true;
            else if (c == ';') { cells.Add(cell.ToString().Trim()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
