using System.CommandLine;

namespace Budget.Api.Commands;

/// <summary><c>validate FILE...</c>: whether elections can be read, and what in them is odd.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Say whether elections can be read, and what in them is odd.");
        var elections = new ElectionOptions();
        elections.AddTo(command);
        command.SetAction(parsed => elections.ForEach(
            parsed, (file, strict) => Validate(file, strict, elections.Output(parsed, terminal))));
        return command;
    }

    private static int Validate(string file, bool strict, Output output)
    {
        var (subject, problem) = InputFile.ReadElection(file, strict, output.Terminal);
        return subject is null ? output.Refuse(file, problem!) : 0;
    }
}
