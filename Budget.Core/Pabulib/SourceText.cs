using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Budget.Core.Pabulib;

/// <summary>The bytes of a file after its byte order mark, and the lines and columns of places in them.</summary>
internal readonly struct SourceText(ReadOnlyMemory<byte> file)
{
    /// <summary>Larger than any election, and small enough that every count in it fits an <see cref="int"/>.</summary>
    public const int MaxBytes = 1 << 30;

    public ReadOnlyMemory<byte> Bytes { get; } = file.Span.StartsWith("\uFEFF"u8) ? file[3..] : file;

    /// <summary>What keeps the bytes from being lines of text, or null.</summary>
    public Fault? Check()
    {
        var bytes = Bytes.Span;
        if (bytes.Length > MaxBytes)
        {
            return new Fault(0, "The file is larger than 1 GB; split it.");
        }

        if (!Utf8.IsValid(bytes))
        {
            return new Fault(FirstInvalid(bytes), "Found a byte that is not UTF-8; save the file as UTF-8.");
        }

        var nul = bytes.IndexOf((byte)0);
        return nul < 0 ? CheckLineEnds(bytes)
            : new Fault(nul, "Found a NUL character, so this is not UTF-8 text; save the file as UTF-8.");
    }

    public PabulibError Locate(Fault fault)
    {
        var before = Bytes.Span[..fault.At];
        var column = 1;
        foreach (var unit in before[(before.LastIndexOf((byte)'\n') + 1)..])
        {
            column += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return new PabulibError(LineOf(fault.At), column, fault.Message);
    }

    /// <summary>The line of a place, from 1.</summary>
    public int LineOf(int at) => Bytes.Span[..at].Count((byte)'\n') + 1;

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    // Some programs end a line at a lone carriage return and some do not: they would count different ballots.
    private static Fault? CheckLineEnds(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'\r'); at >= 0 && at + 1 < bytes.Length;)
        {
            if (bytes[at + 1] != '\n')
            {
                return new Fault(at, "Found a carriage return without a line feed; end lines with LF or CRLF.");
            }

            var next = bytes[(at + 2)..].IndexOf((byte)'\r');
            at = next < 0 ? -1 : at + 2 + next;
        }

        return null;
    }
}
