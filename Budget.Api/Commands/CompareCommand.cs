using System.CommandLine;
using Budget.Api.Allocations;
using Budget.Api.Rules;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary><c>compare FILE --rules …</c>: what several rules recommend for one election, side by side.</summary>
internal static class CompareCommand
{
    private static readonly string[] Usual = ["greedy:cost", "equal-shares:cost/add1-tool+greedy:cost"];

    public static Command Create(Terminal terminal)
    {
        var command = new Command("compare", "Show what several rules recommend for an election, side by side.");
        var (elections, options) = (new ElectionOptions(), new RuleOptions());
        var names = new Option<string[]>("--rules")
        {
            HelpName = "RULE[:SATISFACTION][/COMPLETION]",
            Description = $"The rules, separated by spaces or commas; by default {string.Join(' ', Usual)}.",
            AllowMultipleArgumentsPerToken = true,
        };
        elections.AddTo(command);
        command.Add(names);
        options.AddSharedTo(command);
        command.SetAction(parsed =>
        {
            var output = elections.Output(parsed, terminal);
            var said = parsed.GetValue(names) is { Length: > 0 } some ? some : Usual;
            return Read([.. said.SelectMany(name => name.Split(','))], options.Flags(parsed), output) is { } sets
                ? elections.ForEach(parsed, (file, strict) => Compare(file, strict, sets, output))
                : CommandLine.BadInput;
        });
        return command;
    }

    private static RuleSet[]? Read(string[] names, RuleFlags flags, Output output)
    {
        var errors = new List<string>();
        var unused = names.Select(_ => new List<string>()).ToArray();
        var sets = names.Select((name, at) => flags.Named(name).Read(errors, unused[at])).ToArray();

        // A flag may mean nothing to one rule; one that means nothing to any of them is a mistake.
        var toNone = unused.Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right));
        return output.Refuse([.. errors.Distinct(), .. toNone]) ? null : [.. sets.Select(set => set!)];
    }

    private static int Compare(string file, bool strict, RuleSet[] sets, Output output)
    {
        var terminal = output.Terminal;
        using var progress = new Progress(terminal, file);
        var (subject, problem) = InputFile.ReadElection(file, strict, terminal);
        if (subject is null)
        {
            return output.Refuse(file, problem!);
        }

        var calculations = sets.Select(set =>
            Calculation.Of(subject, set, terminal.Clock, progress.OnStep, terminal.Cancellation)).ToArray();
        return output.Say(calculations);
    }
}
