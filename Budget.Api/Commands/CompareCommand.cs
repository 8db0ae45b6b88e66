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
        var files = new Option<string[]>("--rule-set")
        {
            HelpName = "FILE.json",
            Description = "A rule set, beside those of --rules or instead of them; may be said several times.",
        };
        var official = new Option<bool>("--compare-official") { Description = "Show what the file calls selected." };
        elections.AddTo(command);
        elections.AddMoneyTo(command);
        command.Add(names);
        command.Add(files);
        command.Add(official);
        options.AddSharedTo(command);
        command.SetAction(parsed =>
        {
            var output = elections.Output(parsed, terminal) with { Official = parsed.GetValue(official) };
            var inFiles = parsed.GetValue(files) ?? [];
            var said = parsed.GetValue(names) is { Length: > 0 } some ? some : inFiles.Length > 0 ? [] : Usual;
            return (said.Length > 0 || !output.Refuse([.. options.BesideRuleSet(parsed)]))
                && Read([.. said.SelectMany(name => name.Split(','))], options.Flags(parsed), output) is { } named
                && ReadFiles(inFiles, output) is { } read
                    ? elections.ForEach(
                        parsed, terminal, (file, how) => Compare(file, how, [.. named, .. read], output))
                    : CommandLine.BadInput;
        });
        return command;
    }

    private static (string Name, RuleSet Set)[]? Read(string[] names, RuleFlags flags, Output output)
    {
        var errors = new List<string>();
        var unused = names.Select(_ => new List<string>()).ToArray();
        var sets = names.Select((name, at) => flags.Named(name).Read(errors, unused[at])).ToArray();

        // A flag may mean nothing to one rule; one that means nothing to any of them is a mistake.
        var toNone = unused.Length == 0 ? []
            : unused.Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right));
        return output.Refuse([.. errors.Distinct(), .. toNone])
            ? null
            : [.. sets.Select(set => (RuleName.Of(set!), set!))];
    }

    private static (string Name, RuleSet Set)[]? ReadFiles(string[] files, Output output)
    {
        var sets = files.Select(file => RuleOptions.ReadFile(file, output)).ToArray();
        return sets.Contains(null) ? null : [.. files.Zip(sets, (file, set) => (file, set!))];
    }

    private static int Compare(string file, HowToRead how, (string Name, RuleSet Set)[] sets, Output output)
    {
        var terminal = output.Terminal;
        using var progress = new Progress(terminal, file);
        var (subject, problem) = InputFile.ReadElection(file, how, terminal);
        if (subject is null)
        {
            return output.Refuse(file, problem!);
        }

        output.NoteUnasked(subject, sets.Select(named => named.Set));
        return output.Say(sets.Select(named => Calculate(named.Set) with { Name = named.Name }).ToArray());

        Calculation Calculate(RuleSet set) =>
            Calculation.Of(subject, set, terminal.Clock, progress.OnStep, terminal.Cancellation);
    }
}
