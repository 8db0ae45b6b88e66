using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>The section PROJECTS, and the instance it makes together with the budget of META.</summary>
/// <param name="Table">The rows as they stand in the file.</param>
/// <param name="Instance">The same projects in the order of their ids.</param>
/// <param name="Rows">For each project of the instance, its row.</param>
internal sealed record ProjectsSection(PabulibTable Table, Instance Instance, int[] Rows)
{
    /// <summary>More projects than any form could show.</summary>
    public const int MaxProjects = 100_000;

    private const string Cost = "cost";

    private const StringSplitOptions Trimmed =
        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static readonly string[] Required = ["project_id", Cost];

    // What constraints may speak of; other columns are nobody's business here.
    private static readonly string[] About = ["category", "area", "proposer"];

    /// <summary>Reads from the heading to the next heading.</summary>
    public static Fault? Read(ref LineReader lines, SourceText source, MetaSection meta, out ProjectsSection? section)
    {
        section = null;
        if (TableRows.Open(ref lines, "PROJECTS", Required, out var rows) is { } noHeader)
        {
            return noHeader;
        }

        var (id, cost) = (rows.IndexOf(Required[0]), rows.IndexOf(Cost));
        var rowOf = new Dictionary<string, int>();
        var costs = new List<(ProjectId Id, AmountCell Cost)>();
        while (lines.MoveNext(ref rows.Cells, out var inCells) && !lines.IsAnyHeading())
        {
            if ((inCells ?? rows.Keep(lines)) is { } ragged)
            {
                return ragged;
            }

            var name = rows.Cells.String(id);
            var noAmount = AmountCell.Read(rows.Cells[cost], rows.Cells.At(cost), Cost, out var amount);
            if ((CheckId(name, rows.Cells.At(id), meta.Kind, rowOf, source, rows) ?? noAmount) is { } fault)
            {
                return fault;
            }

            rowOf.Add(name, costs.Count);
            costs.Add((new ProjectId(name), amount));
        }

        var table = rows.ToTable(source.Bytes);
        if (Scale(meta.Budget, costs, table, out var instance) is { } tooLarge)
        {
            return tooLarge;
        }

        int[] order = [.. instance!.Projects.Select(project => rowOf[project.Id.Value])];
        section = new(table, instance, order);
        return null;
    }

    private static Fault? CheckId(
        string id, int at, BallotKind kind, Dictionary<string, int> rowOf, SourceText source, in TableRows rows)
    {
        var forbidden = kind == BallotKind.Ranked ? ",{}" : ",";
        return id.Length == 0 ? new Fault(at, "Found no project_id; expected an id that no other project has.")
            : rowOf.TryGetValue(id, out var row) ? new Fault(at, $"Found the project_id {Quote(id)} again, which line "
                + $"{source.LineOf(rows.StartOf(row))} has; give each project its own.")
            : id.AsSpan().IndexOfAny(forbidden) >= 0 ? new Fault(at, $"Found the project_id {Quote(id)}, which no vote "
                + $"can name; leave out {string.Join(' ', forbidden.AsEnumerable())}.")
            : rowOf.Count == MaxProjects ? new Fault(at, $"Found more than {MaxProjects} projects; split the file.")
            : null;
    }

    private static Fault? Scale(
        AmountCell budget, List<(ProjectId Id, AmountCell Cost)> costs, PabulibTable table, out Instance? instance)
    {
        instance = null;
        var decimals = costs.Aggregate(
            budget.Literal.Decimals, (most, project) => Math.Max(most, project.Cost.Literal.Decimals));
        if (budget.Scale(decimals, "budget", out var limit) is { } tooLarge)
        {
            return tooLarge;
        }

        var columns = Array.ConvertAll(About, table.IndexOf);
        var projects = new List<Project>(costs.Count);
        foreach (var (id, cost) in costs)
        {
            if (cost.Scale(decimals, Cost, out var minorUnits) is { } tooDear)
            {
                return tooDear;
            }

            var about = Array.ConvertAll(columns, column => column < 0 ? "" : table.Cell(projects.Count, column));
            projects.Add(new Project(id, new Money(minorUnits))
            {
                Categories = [.. about[0].Split(',', Trimmed).Distinct()],
                Area = about[1].Length == 0 ? null : about[1],
                Proposer = about[2].Length == 0 ? null : about[2],
            });
        }

        instance = new Instance(new Money(limit), projects, decimals);
        return null;
    }

    private static string Quote(string id) => Fault.Quote(Encoding.UTF8.GetBytes(id));
}
