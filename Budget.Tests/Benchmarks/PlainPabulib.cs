using System.Globalization;
using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Benchmarks;

/// <summary>Reads well-formed approval files with whole amounts, until the engine's reader is there.</summary>
internal static class PlainPabulib
{
    public static Election Read(byte[] utf8)
    {
        var lines = Encoding.UTF8.GetString(utf8).ReplaceLineEndings("\n").Split('\n');
        var (projectsAt, votesAt) = (Array.IndexOf(lines, "PROJECTS"), Array.IndexOf(lines, "VOTES"));
        var budget = lines.First(line => line.StartsWith("budget;", StringComparison.Ordinal)).Split(';')[1];
        var costAt = Array.IndexOf(lines[projectsAt + 1].Split(';'), "cost");
        var voteAt = Array.IndexOf(lines[votesAt + 1].Split(';'), "vote");
        var projects = lines[(projectsAt + 2)..votesAt].Select(line => line.Split(';'))
            .Select(cells => new Project(new ProjectId(cells[0]), Amount(cells[costAt])));
        var instance = new Instance(Amount(budget), projects);
        var builder = new ProfileBuilder(BallotKind.Approval, instance.Projects.Length);
        foreach (var line in lines[(votesAt + 2)..].Where(line => line.Length > 0))
        {
            var ids = line.Split(';')[voteAt].Split(',', StringSplitOptions.RemoveEmptyEntries);
            builder.AddApproval([.. ids.Select(id => instance.IndexOf(new ProjectId(id)))]);
        }

        return new Election(instance, builder.Build());
    }

    private static Money Amount(string text) => new(long.Parse(text, CultureInfo.InvariantCulture));
}
