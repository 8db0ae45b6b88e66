using System.Text;

namespace Budget.Core.Pabulib;

/// <summary>The lines of a text without the white space around them; blank lines are passed over.</summary>
internal ref struct LineReader(ReadOnlySpan<byte> text)
{
    private int _next;

    public ReadOnlySpan<byte> Text { get; } = text;

    /// <summary>Where the line starts; the end of the text when there is no line any more.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<byte> Line => Text[Start..End];

    public readonly bool AtEnd => Start == Text.Length;

    public bool MoveNext()
    {
        while (_next < Text.Length)
        {
            var length = Text[_next..].IndexOf((byte)'\n');
            if (Take(length < 0 ? Text.Length : _next + length))
            {
                return true;
            }
        }

        (Start, End) = (Text.Length, Text.Length);
        return false;
    }

    /// <summary>Goes to the next line and finds its cells at the same time; a fault is one in the cells.</summary>
    public bool MoveNext(scoped ref RowCells cells, out Fault? fault)
    {
        for (fault = null; _next < Text.Length;)
        {
            fault = cells.Split(_next);
            if (Take(cells.End) || fault is not null)
            {
                return true;
            }
        }

        (Start, End) = (Text.Length, Text.Length);
        return false;
    }

    /// <summary>Whether the line is this heading, in any case.</summary>
    public readonly bool IsHeading(string heading) => Ascii.EqualsIgnoreCase(Line, heading);

    public readonly bool IsAnyHeading() => IsHeading("META") || IsHeading("PROJECTS") || IsHeading("VOTES");

    /// <summary>What is wrong when the line is not this heading.</summary>
    public readonly Fault? Expect(string heading) =>
        IsHeading(heading) ? null
        : AtEnd ? new Fault(Start, $"The file ends before its section {heading}; it may be cut off.")
        : new Fault(Start, $"Found {Fault.Quote(Line)}; expected the heading {heading} on a line of its own.");

    // Whether the line up to here is not blank.
    private bool Take(int end)
    {
        (Start, End, _next) = (_next, end, end + 1);
        while (End > Start && IsBlank(Text[End - 1]))
        {
            End--;
        }

        while (Start < End && IsBlank(Text[Start]))
        {
            Start++;
        }

        return Start < End;
    }

    public static bool IsBlank(byte unit) => unit is (byte)' ' or (byte)'\t' or (byte)'\r';
}
