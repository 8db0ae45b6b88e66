using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Budget.Core.Pabulib;

/// <summary>
/// The cells of a file that is to be made. White space around a cell and line breaks in it are not kept: a line break
/// becomes a space.
/// </summary>
public sealed record PabulibDraft
{
    /// <summary>Keys and values; <c>budget</c> and <c>vote_type</c> are needed.</summary>
    public required ImmutableArray<PabulibEntry> Meta { get; init; }

    /// <summary>The columns of PROJECTS, among them <c>project_id</c> and <c>cost</c>.</summary>
    public required ImmutableArray<string> ProjectColumns { get; init; }

    /// <summary>One row for each project, as long as its columns.</summary>
    public required ImmutableArray<ImmutableArray<string>> Projects { get; init; }

    /// <summary>The columns of VOTES, among them <c>voter_id</c>, <c>vote</c> and, for points, <c>points</c>.</summary>
    public required ImmutableArray<string> VoteColumns { get; init; }

    /// <summary>One row for each voter, as long as its columns; <see cref="PabulibBallot"/> writes its cells.</summary>
    public required IEnumerable<ImmutableArray<string>> Votes { get; init; }

    /// <summary>Writes the draft and reads it, so that what is made is what anybody reads.</summary>
    public bool TryBuild([NotNullWhen(true)] out PabulibFile? file, [NotNullWhen(false)] out PabulibError? error)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write("META\nkey;value\n"u8);
        foreach (var (key, value) in Meta)
        {
            WriteRow([key, value], text);
        }

        text.Write("PROJECTS\n"u8);
        WriteTable(ProjectColumns, Projects, text);
        text.Write("VOTES\n"u8);
        WriteTable(VoteColumns, Votes, text);
        return PabulibReader.TryRead(text.WrittenMemory, default, out file, out error);
    }

    private static void WriteTable(
        ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows, ArrayBufferWriter<byte> text)
    {
        WriteRow(columns, text);
        foreach (var row in rows)
        {
            WriteRow(row, text);
        }
    }

    private static void WriteRow(ImmutableArray<string> cells, ArrayBufferWriter<byte> text) =>
        PabulibWriter.WriteRow([.. cells.Select(cell => cell.ReplaceLineEndings(" "))], text);
}
