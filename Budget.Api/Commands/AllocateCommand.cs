using System.CommandLine;
using Budget.Api.Allocations;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary><c>allocate FILE...</c>: what a rule recommends for each election, and why.</summary>
internal static class AllocateCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("allocate", "Recommend projects for each election by a rule, and say why.");
        var (elections, rules) = (new ElectionOptions(), new RuleOptions());
        var official = new Option<bool>("--compare-official") { Description = "Show what the file calls selected." };
        elections.AddTo(command);
        elections.AddMoneyTo(command);
        command.Add(official);
        rules.AddAllTo(command);
        command.SetAction(parsed =>
        {
            var output = elections.Output(parsed, terminal) with { Official = parsed.GetValue(official) };
            return rules.Read(parsed, output) is { } set
                ? elections.ForEach(parsed, terminal, (file, how) => Allocate(file, how, set, output))
                : CommandLine.BadInput;
        });
        return command;
    }

    private static int Allocate(string file, HowToRead how, RuleSet set, Output output)
    {
        var terminal = output.Terminal;
        using var progress = new Progress(terminal, file);
        var (subject, problem) = InputFile.ReadElection(file, how, terminal);
        if (subject is null)
        {
            return output.Refuse(file, problem!);
        }

        output.NoteUnasked(subject, [set]);
        return output.Say(Calculation.Of(subject, set, terminal.Clock, progress.OnStep, terminal.Cancellation));
    }
}
