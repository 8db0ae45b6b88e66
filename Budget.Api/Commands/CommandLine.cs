using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;

namespace Budget.Api.Commands;

/// <summary>The commands, and what the process exits with.</summary>
internal static class CommandLine
{
    /// <summary>The command line itself, or the file it names, is not what it has to be.</summary>
    public const int BadInput = 2;

    /// <summary>Ended by Ctrl-C, as shells say it.</summary>
    public const int Cancelled = 130;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="arguments">As typed, without the name of the program.</param>
    /// <param name="terminal">Where it reads and writes.</param>
    /// <returns>
    /// 0; 1 for a result that does not hold; 2 for bad input; 3 for an unresolved tie; 4 when a limit was reached.
    /// </returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        // The parser speaks the language of the machine, all the rest speaks English.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var serve = ServeCommand.Create(terminal);
        var root = new RootCommand("Budget: an exact engine for participatory budgeting.")
        {
            AllocateCommand.Create(terminal),
            CompareCommand.Create(terminal),
            ValidateCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            DemoCommand.Create(terminal),
            serve,
            KeysCommand.Create(terminal),
            BackupCommand.CreateBackup(terminal),
            BackupCommand.CreateRestore(terminal),
            BackupCommand.CreateRestored(terminal),
        };
        root.Action = serve.Action;
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine(error.Message);
            }

            terminal.Error.WriteLine("Options and what they take: --help.");
            return BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // The service stops by itself, and in its own time.
                ProcessTerminationTimeout = null,
            });
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("Cancelled.");
            return Cancelled;
        }
    }
}
