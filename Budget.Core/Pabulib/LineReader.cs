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
            (Start, End) = (_next, length < 0 ? Text.Length : _next + length);
            _next = End + 1;
            while (End > Start && IsBlank(Text[End - 1]))
            {
                End--;
            }

            while (Start < End && IsBlank(Text[Start]))
            {
                Start++;
            }

            if (Start < End)
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

    public static bool IsBlank(byte unit) => unit is (byte)' ' or (byte)'\t' or (byte)'\r';
}
