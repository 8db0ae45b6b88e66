using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Budget.Api.Exports.Pages;

/// <summary>
/// A piece of a page. What stands in the code between holes is markup; what fills a hole is text, encoded so that
/// nobody's title becomes markup, unless it is a piece itself.
/// </summary>
internal readonly record struct Html(string Text)
{
    public static Html Nothing => new("");

    public static Html Of(HtmlWriter piece) => new(piece.Text);

    /// <summary>Text with its line breaks kept as such.</summary>
    public static Html Lines(string text) =>
        new(string.Join("<br>", text.Split('\n').Select(line => Of($"{line}").Text)));

    public static Html When(bool isSo, Func<Html> piece) => isSo ? piece() : Nothing;

    public override string ToString() => Text;
}

/// <summary>Fills the holes of a piece of a page.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlWriter(int literalLength, int formattedCount)
{
    // Only the letters of markup need another form; attributes stand in double quotes.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + (formattedCount * 32));

    public string Text => _text.ToString();

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(Html piece) => _text.Append(piece.Text);

    public void AppendFormatted(IEnumerable<Html> pieces) => _text.AppendJoin('\n', pieces.Select(piece => piece.Text));
}
