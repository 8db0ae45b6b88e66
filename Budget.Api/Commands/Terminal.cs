using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Budget.Api.Commands;

/// <summary>Where a command reads, writes, tells the time and hears that it shall end.</summary>
internal sealed record Terminal(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>How many characters fit in a line of a file: the same wherever it is written.</summary>
    public const int WidthOfFiles = 100;

    // Narrower than this, a table of projects is a column of letters.
    private const int LeastWidth = 60;

    /// <summary>How many characters fit in a line.</summary>
    public int Width { get; init; } = WidthOfFiles;

    /// <summary>Whether the output is a screen that may show colours.</summary>
    public bool IsScreen { get; init; }

    /// <summary>How many bytes a file or the standard input may have: 1 GiB. What never ends has more.</summary>
    public int LargestInput { get; init; } = 1 << 30;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public CancellationToken Cancellation { get; init; }

    /// <summary>The terminal of this process; what it writes is UTF-8.</summary>
    public static Terminal OfProcess(CancellationToken cancellation)
    {
        var isScreen = !Console.IsOutputRedirected;
        if (isScreen)
        {
            Console.OutputEncoding = Utf8;
        }

        return new Terminal(Console.OpenStandardInput(), Writer(isScreen), Console.Error)
        {
            IsScreen = isScreen,
            Width = isScreen ? Math.Max(LeastWidth, Console.WindowWidth) : WidthOfFiles,
            Cancellation = cancellation,
        };
    }

    /// <summary>Shows something laid out for people; in a file no line ends in blanks.</summary>
    public void Show(IRenderable layout)
    {
        if (IsScreen)
        {
            Show(layout, Out);
            return;
        }

        using var drawn = new StringWriter { NewLine = "\n" };
        Show(layout, drawn);
        foreach (var line in drawn.ToString().TrimEnd().Split('\n'))
        {
            Out.WriteLine(line.TrimEnd());
        }
    }

    private void Show(IRenderable layout, TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsScreen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(layout);
    }

    private static UTF8Encoding Utf8 => new(encoderShouldEmitUTF8Identifier: false);

    private static TextWriter Writer(bool isScreen) => isScreen
        ? Console.Out
        : new StreamWriter(Console.OpenStandardOutput(), Utf8) { NewLine = "\n", AutoFlush = true };
}
