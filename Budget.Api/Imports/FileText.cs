using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Budget.Api.Imports;

/// <summary>The text of a file: UTF-8 with or without a byte order mark, and nothing else.</summary>
internal static class FileText
{
    private const string Advice = "save the table as \"CSV UTF-8\"";

    /// <summary>The text without its mark; null when it cannot be read, with a finding that says why.</summary>
    public static string? Read(ReadOnlySpan<byte> file, TableLimits limits, RowFindings findings)
    {
        if (file.Length > limits.MaxBytes)
        {
            return Refuse("too-large", $"Found {file.Length} bytes; expected at most {limits.MaxBytes}.", findings);
        }

        if (file.StartsWith("PK\u0003\u0004"u8) || file is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return Refuse("not-a-table", $"Found a workbook or an archive; {Advice}.", findings);
        }

        // Without a mark, the zero in the first two bytes gives it away: every header starts with a Latin letter.
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, ..] or [_, 0, ..])
        {
            return Refuse("utf-16", $"Found UTF-16; {Advice}.", findings);
        }

        return Decode(file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file, findings);
    }

    private static string? Decode(ReadOnlySpan<byte> utf8, RowFindings findings)
    {
        var text = new char[utf8.Length];
        if (Utf8.ToUtf16(utf8, text, out var read, out var written, replaceInvalidSequences: false)
            == OperationStatus.Done)
        {
            return new string(text, 0, written);
        }

        var line = 1 + utf8[..read].Count((byte)'\n');
        findings.Error(line, null, "not-utf-8", $"Found the byte 0x{utf8[read]:X2}, which is not UTF-8 here "
            + $"(perhaps a letter in Windows-1252); {Advice}.");
        return null;
    }

    private static string? Refuse(string code, string message, RowFindings findings)
    {
        findings.Error(1, null, code, message);
        return null;
    }
}
