using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Budget.Core.Pabulib;

/// <summary>
/// The cells of one line, found anew for each: separated by semicolons, trimmed, quoted where the first character is a
/// quotation mark. A cell ends on its line: with newlines in quotes one stray mark would swallow the file.
/// </summary>
internal ref struct RowCells(ReadOnlySpan<byte> text, int columns)
{
    /// <summary>More columns than any table needs.</summary>
    public const int MaxColumns = 1024;

    private const int Together = 32;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly int[] _starts = new int[columns];

    // The complement of the end, for a cell with doubled quotation marks.
    private readonly int[] _ends = new int[columns];

    /// <summary>How many cells the line has.</summary>
    public int Count { get; private set; }

    public readonly ReadOnlySpan<byte> this[int column]
    {
        get
        {
            var (start, end) = (_starts[column], _ends[column]);
            return end >= 0 ? _text[start..end] : QuotedCell.Undouble(_text[start..~end]);
        }
    }

    public readonly string String(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>Where the value of a cell starts in the text.</summary>
    public readonly int At(int column) => _starts[column];

    /// <summary>Where the line ends: its line feed or the end of the text.</summary>
    public int End { get; private set; }

    /// <summary>Finds the cells of the line that starts here; more cells than there are columns are a fault.</summary>
    public Fault? Split(int start)
    {
        Count = 0;
        for (var at = start; ; at += Together)
        {
            for (var ends = EndsOfCells(at); ends != 0; ends &= ends - 1)
            {
                if (Count == _starts.Length)
                {
                    return TooMany(start - 1);
                }

                End = at + BitOperations.TrailingZeroCount(ends);
                start = AfterBlanks(start, End);
                if (start < End && _text[start] == '"')
                {
                    return SplitQuoted(start);
                }

                Keep(start, End, doubled: false);
                if (End == _text.Length || _text[End] == '\n')
                {
                    return null;
                }

                start = End + 1;
            }
        }
    }

    /// <summary>Finds a key and a value, which may hold semicolons and goes to the end of the line.</summary>
    public Fault? SplitPair(int start, int end)
    {
        Count = 0;
        var fault = Next(start, end, out var next);
        if (fault is not null || next == end)
        {
            return fault;
        }

        start = AfterBlanks(next + 1, end);
        if (start == end || _text[start] != '"')
        {
            Keep(start, end, doubled: false);
            return null;
        }

        return Quoted(start, end, out next) ?? (next == end ? null : QuotedCell.TextAfter(next));
    }

    // The rest of a line from its first cell in quotes, where a semicolon need not end a cell.
    private Fault? SplitQuoted(int start)
    {
        var length = _text[start..].IndexOf((byte)'\n');
        End = length < 0 ? _text.Length : start + length;
        var end = BeforeBlanks(start, End);
        while (Count < _starts.Length)
        {
            if (Next(start, end, out var next) is { } fault)
            {
                return fault;
            }

            if (next == end)
            {
                return null;
            }

            start = next + 1;
        }

        return TooMany(start - 1);
    }

    private readonly Fault TooMany(int at) => new(at, $"Found a semicolon after {_starts.Length} cells, where the line "
        + "should end; quote a cell that holds a semicolon.");

    // One bit for each of the next 32 bytes that ends a cell. Cells are short: to look for one end after the other
    // takes three times as long.
    private readonly uint EndsOfCells(int at)
    {
        if (at <= _text.Length - Together)
        {
            var bytes = Vector256.Create(_text.Slice(at, Together));
            return (Vector256.Equals(bytes, Vector256.Create((byte)';'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))).ExtractMostSignificantBits();
        }

        var rest = _text[at..];
        var ends = 1U << rest.Length;
        for (var offset = 0; offset < rest.Length; offset++)
        {
            ends |= rest[offset] is (byte)';' or (byte)'\n' ? 1U << offset : 0;
        }

        return ends;
    }

    private Fault? Next(int start, int end, out int next)
    {
        start = AfterBlanks(start, end);
        if (start < end && _text[start] == '"')
        {
            return Quoted(start, end, out next);
        }

        var length = _text[start..end].IndexOf((byte)';');
        next = length < 0 ? end : start + length;
        Keep(start, next, doubled: false);
        return null;
    }

    private readonly int AfterBlanks(int start, int end)
    {
        while (start < end && LineReader.IsBlank(_text[start]))
        {
            start++;
        }

        return start;
    }

    private readonly int BeforeBlanks(int start, int end)
    {
        while (end > start && LineReader.IsBlank(_text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private void Keep(int start, int end, bool doubled)
    {
        end = BeforeBlanks(start, end);
        _starts[Count] = start;
        _ends[Count++] = doubled ? ~end : end;
    }

    private Fault? Quoted(int open, int end, out int next)
    {
        next = end;
        if (QuotedCell.FindClose(_text, open, end, out var close, out var doubled) is { } fault)
        {
            return fault;
        }

        Keep(AfterBlanks(open + 1, close), close, doubled);
        next = AfterBlanks(close + 1, end);
        return next == end || _text[next] == ';' ? null : QuotedCell.TextAfter(next);
    }
}
