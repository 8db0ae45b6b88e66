namespace Budget.Core.Pabulib;

/// <summary>A cell between quotation marks, in which a doubled one stands for itself.</summary>
internal static class QuotedCell
{
    /// <summary>Finds the closing mark of a cell whose opening mark is known, before the end of the line.</summary>
    public static Fault? FindClose(ReadOnlySpan<byte> text, int open, int end, out int close, out bool doubled)
    {
        (close, doubled) = (open + 1, false);
        while (true)
        {
            var length = text[close..end].IndexOf((byte)'"');
            if (length < 0)
            {
                return new Fault(open, "Found a quotation mark that its line does not close; close it.");
            }

            close += length;
            if (close + 1 == end || text[close + 1] != '"')
            {
                return null;
            }

            (close, doubled) = (close + 2, true);
        }
    }

    /// <summary>Something other than the end of a cell stands where one should end.</summary>
    public static Fault TextAfter(int at) => new(at,
        "Found text after a closing quotation mark; end the cell there, and double quotation marks inside quotes.");

    /// <summary>What stands between the marks, with single marks for doubled ones.</summary>
    public static byte[] Undouble(ReadOnlySpan<byte> quoted)
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
