using System.Buffers;
using System.Text;

namespace Budget.Core.Pabulib;

/// <summary>
/// Writes <c>.pb</c> files in one form: UTF-8 without a byte order mark, LF, the header <c>key;value</c>, quotes only
/// where a cell has a semicolon or a quotation mark. What is read from it equals what was read from the original.
/// </summary>
public static class PabulibWriter
{
    public static void Write(PabulibFile file, IBufferWriter<byte> output)
    {
        output.Write("META\nkey;value\n"u8);
        foreach (var (key, value) in file.Meta.Entries)
        {
            WriteRow([key, value], output);
        }

        output.Write("PROJECTS\n"u8);
        Write(file.Projects, output);
        output.Write("VOTES\n"u8);
        Write(file.Votes, output);
    }

    internal static void WriteRow(ReadOnlySpan<string> cells, IBufferWriter<byte> output)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            WriteCell(Encoding.UTF8.GetBytes(cells[at]), at, output);
        }

        output.Write("\n"u8);
    }

    private static void Write(PabulibTable table, IBufferWriter<byte> output)
    {
        WriteRow(table.Columns.AsSpan(), output);
        var cells = new RowCells(table.Text, table.Columns.Length);
        for (var row = 0; row < table.RowCount; row++)
        {
            table.Split(row, ref cells);
            for (var at = 0; at < cells.Count; at++)
            {
                WriteCell(cells[at], at, output);
            }

            output.Write("\n"u8);
        }
    }

    private static void WriteCell(ReadOnlySpan<byte> cell, int column, IBufferWriter<byte> output)
    {
        if (column > 0)
        {
            output.Write(";"u8);
        }

        if (cell.IndexOfAny((byte)';', (byte)'"') < 0)
        {
            output.Write(cell);
            return;
        }

        output.Write("\""u8);
        for (var quote = cell.IndexOf((byte)'"'); quote >= 0; quote = cell.IndexOf((byte)'"'))
        {
            output.Write(cell[..(quote + 1)]);
            output.Write("\""u8);
            cell = cell[(quote + 1)..];
        }

        output.Write(cell);
        output.Write("\""u8);
    }
}
