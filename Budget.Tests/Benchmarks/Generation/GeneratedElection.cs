using System.Globalization;
using System.Text;

namespace Budget.Benchmarks.Generation;

/// <summary>Costs and approval ballots, ballot for ballot, as they would have been cast.</summary>
internal sealed class GeneratedElection
{
    private readonly ElectionShape _shape;
    private readonly int[] _costs;
    private readonly int[] _starts;
    private readonly int[] _approved;

    internal GeneratedElection(ElectionShape shape, int[] costs, int[] starts, int[] approved) =>
        (_shape, _costs, _starts, _approved) = (shape, costs, starts, approved);

    /// <summary>The election as a <c>.pb</c> file in UTF-8.</summary>
    public byte[] ToPabulib()
    {
        var votes = CountVotes();
        var text = new StringBuilder(48 * _shape.Ballots);
        text.Append("META\nkey;value\ndescription;A generated election\n");
        text.Append("country;Nowhere\nunit;Nowhere\ninstance;2022\n");
        text.Append(CultureInfo.InvariantCulture, $"num_projects;{_costs.Length}\nnum_votes;{_shape.Ballots}\n");
        text.Append(CultureInfo.InvariantCulture, $"budget;{_shape.BudgetLimit}\nvote_type;approval\nrule;greedy\n");
        text.Append("date_begin;01.10.2022\ndate_end;31.10.2022\n");
        text.Append("PROJECTS\nproject_id;cost;votes;name\n");
        for (var project = 0; project < _costs.Length; project++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{IdOf(project)};{_costs[project]};{votes[project]};");
            text.Append(CultureInfo.InvariantCulture, $"Project {project + 1}\n");
        }

        text.Append("VOTES\nvoter_id;age;sex;voting_method;vote\n");
        for (var ballot = 0; ballot < _shape.Ballots; ballot++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{ballot + 1};{18 + ballot % 70};{"KM"[ballot & 1]};app;");
            foreach (var project in ApprovedBy(ballot))
            {
                text.Append(IdOf(project)).Append(',');
            }

            text[^1] = '\n';
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string IdOf(int project) => string.Create(CultureInfo.InvariantCulture, $"L{project + 1:000}");

    private ReadOnlySpan<int> ApprovedBy(int ballot) => _approved.AsSpan(_starts[ballot].._starts[ballot + 1]);

    private int[] CountVotes()
    {
        var votes = new int[_costs.Length];
        foreach (var project in _approved)
        {
            votes[project]++;
        }

        return votes;
    }
}
