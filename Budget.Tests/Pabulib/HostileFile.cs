using System.Text;

namespace Budget.Tests.Pabulib;

/// <summary>A file that cannot be read, and what must be said about it.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Line">Where the error is.</param>
/// <param name="Column">Where in the line, in code points.</param>
/// <param name="Message">A part of what is said.</param>
/// <param name="Bytes">The file.</param>
internal sealed record HostileFile(string Name, int Line, int Column, string Message, byte[] Bytes)
{
    /// <summary>Whether it is hostile only to strict reading.</summary>
    public bool Strict { get; init; }

    /// <summary>A file of this text.</summary>
    public static HostileFile Text(string name, int line, int column, string message, string text) =>
        new(name, line, column, message, Encoding.UTF8.GetBytes(text));

    /// <summary>A small file, of which one line is replaced by others; the error is in the first of these.</summary>
    public static HostileFile With(
        string name, string file, int line, string replacement, int column, string message) =>
        Text(name, line, column, message, Replace(file, line, replacement));

    /// <summary>A text of which one line, counted from 1, is replaced.</summary>
    public static string Replace(string file, int line, string replacement)
    {
        var lines = file.Split('\n');
        lines[line - 1] = replacement;
        return string.Join('\n', lines);
    }

    /// <summary>The first lines of a text.</summary>
    public static string Cut(string file, int lines) =>
        string.Concat(file.Split('\n').Take(lines).Select(line => line + "\n"));

    public override string ToString() => Name;
}
