using System.Buffers;

namespace Budget.Api.Imports;

/// <summary>
/// Finds the rows and cells of a table, RFC 4180 to the letter: a cell is quoted from its first character to its
/// last or not at all, lines end with LF or CRLF. Where a text departs from that it is read on as far as it makes
/// sense and the row has a fault; every character is looked at a bounded number of times. (CsvHelper 33 takes
/// <c>"abc""</c> at the end of a file for a whole cell, and a row for its last line.)
/// </summary>
internal ref struct CsvScanner(ReadOnlySpan<char> text, char separator, int maxCells)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly SearchValues<char> _stops = SearchValues.Create([separator, '"', '\r', '\n']);
    private int _at;
    private int _nextLine = 1;

    /// <summary>The cells of this row, at most as many as are asked for.</summary>
    public List<string> Cells { get; } = [];

    /// <summary>How many cells this row has.</summary>
    public int CellCount { get; private set; }

    /// <summary>The line in which this row starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Whether nothing stands in this row: no quotation marks, no fault, only white space.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The first departure from the format in this row, and in which cell.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>How many of the cells asked for there may be in the next row.</summary>
    public int MaxCells { get; set; } = maxCells;

    public bool MoveNext()
    {
        if (_at >= _text.Length)
        {
            return false;
        }

        Cells.Clear();
        (CellCount, Line, IsEmpty, Fault) = (0, _nextLine, true, null);
        do
        {
            AddCell();
        }
        while (PassSeparator());

        return true;
    }

    private void AddCell()
    {
        var quoted = "";
        if (IsAt('"'))
        {
            quoted = Quoted();
            IsEmpty = false;
            if (_at < _text.Length && !IsAt(separator) && !IsAtLineEnd())
            {
                Blame(CsvFault.TextAfterQuote);
            }
        }

        var plain = Plain();
        IsEmpty = IsEmpty && plain.IsWhiteSpace();
        if (CellCount++ < MaxCells)
        {
            Cells.Add(quoted.Length == 0 ? plain.ToString() : string.Concat(quoted, plain));
        }
    }

    private string Quoted()
    {
        var start = ++_at;
        var hasMarks = false;
        while (_text[_at..].IndexOf('"') is >= 0 and var hop)
        {
            _at += hop + 1;
            if (!IsAt('"'))
            {
                return Unquoted(_text[start..(_at - 1)], hasMarks);
            }

            hasMarks = true;
            _at++;
        }

        Blame(CsvFault.OpenQuote);
        _at = _text.Length;
        return Unquoted(_text[start..], hasMarks);
    }

    private string Unquoted(ReadOnlySpan<char> quoted, bool hasMarks)
    {
        _nextLine += quoted.Count('\n');
        var cell = quoted.ToString();
        return hasMarks ? cell.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }

    private ReadOnlySpan<char> Plain()
    {
        var start = _at;
        while (_text[_at..].IndexOfAny(_stops) is >= 0 and var hop)
        {
            _at += hop;
            if (IsAt(separator) || IsAtLineEnd())
            {
                return _text[start.._at];
            }

            Blame(IsAt('"') ? CsvFault.StrayQuote : CsvFault.LoneReturn);
            _at++;
        }

        _at = _text.Length;
        return _text[start..];
    }

    private bool PassSeparator()
    {
        if (IsAt(separator))
        {
            _at++;
            return true;
        }

        if (_at < _text.Length)
        {
            _at += IsAt('\r') ? 2 : 1;
            _nextLine++;
        }

        return false;
    }

    // One is enough: after the first, where the others stand is a guess.
    private void Blame(CsvFault fault)
    {
        Fault ??= fault with { Cell = CellCount };
        IsEmpty = false;
    }

    private readonly bool IsAt(char expected) => _at < _text.Length && _text[_at] == expected;

    private readonly bool IsAtLineEnd() =>
        IsAt('\n') || (IsAt('\r') && _at + 1 < _text.Length && _text[_at + 1] == '\n');
}
