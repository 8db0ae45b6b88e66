using System.Text;
using Spectre.Console;

namespace Budget.Api.Commands;

/// <summary>Where a command reads, writes, tells the time and hears that it shall end.</summary>
internal sealed record Terminal(Stream In, TextWriter Out, TextWriter Error)
{
    /// <summary>How many characters fit in a line where nobody looks: the same for every file that is written.</summary>
    public const int WidthOfFiles = 100;

    // Narrower than this, a table of projects is a column of letters.
    private const int LeastWidth = 60;

    /// <summary>How many characters fit in a line.</summary>
    public int Width { get; init; } = WidthOfFiles;

    /// <summary>Whether the output is a screen that may show colours.</summary>
    public bool IsScreen { get; init; }

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

    /// <summary>Shows something laid out for people.</summary>
    public void Show(Spectre.Console.Rendering.IRenderable layout)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsScreen ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
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
