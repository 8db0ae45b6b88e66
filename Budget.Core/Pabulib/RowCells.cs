using System.Text;

namespace Budget.Core.Pabulib;

/// <summary>
/// The cells of one line, found anew for each: separated by semicolons, trimmed, quoted where the first character is a
/// quotation mark. A cell ends on its line: a newline in quotes would let one stray mark swallow the file.
/// </summary>
internal ref struct RowCells(ReadOnlySpan<byte> text, int columns)
{
    /// <summary>More columns than any table needs.</summary>
    public const int MaxColumns = 1024;

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
            return end >= 0 ? _text[start..end] : Undouble(_text[start..~end]);
        }
    }

    public readonly string String(int column) => Encoding.UTF8.GetString(this[column]);

    /// <summary>Where the value of a cell starts in the text.</summary>
    public readonly int At(int column) => _starts[column];

    /// <summary>Finds the cells of a line that is trimmed; more cells than there are columns are a fault.</summary>
    public Fault? Split(int start, int end)
    {
        for (Count = 0; Count < _starts.Length;)
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

        return new Fault(start - 1, $"Found a semicolon after {_starts.Length} cells, where the line "
            + "should end; quote a cell that holds a semicolon.");
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

        return Quoted(start, end, out next) ?? (next == end ? null : new Fault(next, AfterQuote));
    }

    private const string AfterQuote =
        "Found text after a closing quotation mark; end the cell there, and double quotation marks inside quotes.";

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

    private void Keep(int start, int end, bool doubled)
    {
        while (end > start && LineReader.IsBlank(_text[end - 1]))
        {
            end--;
        }

        _starts[Count] = start;
        _ends[Count++] = doubled ? ~end : end;
    }

    private Fault? Quoted(int open, int end, out int next)
    {
        var (close, doubled) = (open + 1, false);
        next = end;
        while (true)
        {
            var length = _text[close..end].IndexOf((byte)'"');
            if (length < 0)
            {
                return new Fault(open, "Found a quotation mark that its line does not close; close it.");
            }

            close += length;
            if (close + 1 == end || _text[close + 1] != '"')
            {
                break;
            }

            (close, doubled) = (close + 2, true);
        }

        Keep(AfterBlanks(open + 1, close), close, doubled);
        next = AfterBlanks(close + 1, end);
        return next == end || _text[next] == ';' ? null : new Fault(next, AfterQuote);
    }

    private static byte[] Undouble(ReadOnlySpan<byte> quoted)
    {
        var single = new byte[quoted.Length];
        var count = 0;
        for (var at = 0; at < quoted.Length; at++)
        {
            single[count++] = quoted[at];
            at += quoted[at] == '"' ? 1 : 0;
        }

        return single[..count];
    }
}
