using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Core.Pabulib;

/// <summary>A <c>.pb</c> file: what stands in it, and the election it describes.</summary>
public sealed class PabulibFile
{
    private readonly SourceText _source;
    private readonly int[] _rows;

    internal PabulibFile(SourceText source, MetaSection meta, ProjectsSection projects, VotesSection votes)
    {
        (_source, _rows) = (source, projects.Rows);
        (Meta, Limits) = (meta.Meta, meta.Limits);
        (Projects, Votes) = (projects.Table, votes.Table);
        Election = new Election(projects.Instance, votes.Profile);
        var names = ColumnByProject("name");
        Names = [.. projects.Instance.Projects.Select(
            (project, at) => names is { } given && given[at].Length > 0 ? given[at] : project.Id.Value)];
        Selected = ColumnByProject("selected") is { } marks ? Marked(marks) : null;
    }

    public PabulibMeta Meta { get; }

    /// <summary>The section PROJECTS, in the order of the file.</summary>
    public PabulibTable Projects { get; }

    /// <summary>The section VOTES, in the order of the file.</summary>
    public PabulibTable Votes { get; }

    /// <summary>The projects in the order of their ids and the ballots, every row one voter.</summary>
    public Election Election { get; }

    /// <summary>What META says a ballot may hold; ballots that break it count all the same.</summary>
    public BallotLimits Limits { get; }

    /// <summary>For each project of the instance, its name, or its id where the file gives none.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>
    /// What was officially funded: the places in the instance, ascending, of the projects marked <c>1</c> in the
    /// column <c>selected</c>. Other marks (2 and 3: funded later or from other money) do not count. Null without it.
    /// </summary>
    public ImmutableArray<int>? Selected { get; }

    /// <summary>The currency as the file writes it, often an ISO 4217 code; null when it does not say.</summary>
    public string? Currency => Meta["currency"];

    /// <summary>For each project of the instance, its cell in this column; null when there is no such column.</summary>
    public ImmutableArray<string>? ColumnByProject(string column)
    {
        var at = Projects.IndexOf(column);
        if (at < 0)
        {
            return null;
        }

        var cells = new string[_rows.Length];
        for (var project = 0; project < cells.Length; project++)
        {
            cells[project] = Projects.Cell(_rows[project], at);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(cells);
    }

    /// <summary>For each row of one of the tables, its line, from 1.</summary>
    internal static int[] LinesOf(PabulibTable table)
    {
        var lines = new int[table.RowCount];
        var (line, before) = (1, 0);
        for (var row = 0; row < lines.Length; row++)
        {
            line += table.Text[before..table.StartOf(row)].Count((byte)'\n');
            (lines[row], before) = (line, table.StartOf(row));
        }

        return lines;
    }

    /// <summary>The projects of the instance in the order of the file, each with its line, from 1.</summary>
    public IEnumerable<(int Project, int Line)> ProjectsByLine()
    {
        var lines = LinesOf(Projects);
        return _rows.Select((row, project) => (project, lines[row])).OrderBy(place => place.Item2);
    }

    /// <summary>The line of an entry of META, from 1.</summary>
    internal int LineOfEntry(int entry) => _source.LineOf(Meta.PlaceOf(entry));

    private static ImmutableArray<int> Marked(ImmutableArray<string> marks) =>
        [.. Enumerable.Range(0, marks.Length).Where(project => marks[project] == "1")];
}
