using System.Diagnostics.CodeAnalysis;

namespace Budget.Core.Pabulib;

/// <summary>
/// Reads the <c>.pb</c> files of pabulib.org (Faliszewski et al., IJCAI 2023): META, PROJECTS and VOTES in this order,
/// cells between semicolons. Headings, keys and names of columns count in any case; blank lines and white space around
/// cells do not count; a cell that starts with a quotation mark is quoted, and ends on its line. Lines end with LF or
/// CRLF: a lone carriage return is an error, since programs disagree on whether it ends a line. Limits that ballots
/// break and totals that do not agree are no errors: see <see cref="PabulibFindings"/>.
/// </summary>
public static class PabulibReader
{
    /// <summary>Reads a file; any bytes whatever lead to an election or to an error, never to an exception.</summary>
    /// <param name="utf8">The whole file. The answer reads cells from it when asked for them; do not change it.</param>
    /// <param name="options">How strictly to read.</param>
    /// <param name="file">The file, when it can be read.</param>
    /// <param name="error">The first thing in the file that keeps it from being read.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8, PabulibOptions options,
        [NotNullWhen(true)] out PabulibFile? file, [NotNullWhen(false)] out PabulibError? error)
    {
        var source = new SourceText(utf8);
        file = null;
        var fault = source.Check();
        if (fault is null)
        {
            fault = Read(source, options, out file);
        }

        error = fault is null ? null : source.Locate(fault);
        return file is not null;
    }

    private static Fault? Read(SourceText source, PabulibOptions options, out PabulibFile? file)
    {
        file = null;
        var lines = new LineReader(source.Bytes.Span);
        lines.MoveNext();
        if (MetaSection.Read(ref lines, out var meta) is { } inMeta)
        {
            return inMeta;
        }

        if (ProjectsSection.Read(ref lines, source, meta!, out var projects) is { } inProjects)
        {
            return inProjects;
        }

        var instance = projects!.Instance;
        var vote = new VoteCells(new ProjectIndex(instance), meta!.Kind, options, pointDecimals: 0);
        if (VotesSection.Read(ref lines, source, instance, vote, out var votes) is { } inVotes)
        {
            return inVotes;
        }

        file = new PabulibFile(source, meta, projects, votes!);
        return null;
    }
}
