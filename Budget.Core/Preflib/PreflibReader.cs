using System.Diagnostics.CodeAnalysis;
using Budget.Core.Pabulib;

namespace Budget.Core.Preflib;

/// <summary>
/// Reads the rankings of preflib.org (Mattei, Walsh: PrefLib: A Library for Preferences, ADT 2013) in the form they
/// have there since 2022: lines <c># KEY: value</c>, then a line <c>5: 1,{2,3},4</c> for each different order and how
/// many voters have it. The four data types are read: strict or with ties, complete or not (<c>soc</c>, <c>soi</c>,
/// <c>toc</c>, <c>toi</c>).
/// </summary>
public static class PreflibReader
{
    /// <summary>Reads a file; any bytes whatever lead to rankings or to an error, never to an exception.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <param name="file">The rankings, when the file can be read.</param>
    /// <param name="error">The first thing in the file that keeps it from being read.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out PreflibFile? file, [NotNullWhen(false)] out PabulibError? error)
    {
        var source = new SourceText(utf8);
        file = null;
        var fault = source.Check() ?? Read(source.Bytes.Span, out file);
        error = fault is null ? null : source.Locate(fault);
        return file is not null;
    }

    private static Fault? Read(ReadOnlySpan<byte> text, out PreflibFile? file)
    {
        file = null;
        var header = new PreflibHeader();
        PreflibOrders? orders = null;
        for (var at = 0; at < text.Length;)
        {
            var length = text[at..].IndexOf((byte)'\n');
            var end = length < 0 ? text.Length : at + length;
            var line = text[at..end].TrimEnd(" \t\r"u8);
            var start = end - text[at..end].TrimStart(" \t"u8).Length;
            var said = line.TrimStart(" \t"u8);
            at = end + 1;
            var fault = said.IsEmpty ? null
                : said[0] == '#' && orders is null ? header.Read(said, start)
                : header.Missing(start) ?? (orders ??= new PreflibOrders(header)).Read(said, start);
            if (fault is not null)
            {
                return fault;
            }
        }

        return header.Missing(text.Length) ?? (orders ?? new PreflibOrders(header)).Finish(out file);
    }
}
