using System.CommandLine;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Core.Rules;

namespace Budget.Api.Commands;

/// <summary>The flags that say a rule set.</summary>
internal sealed class RuleOptions
{
    private static readonly string[] Named = ["--rule", "--satisfaction", "--completion"];

    private readonly Dictionary<string, Option<string>> _texts = Texts().ToDictionary(option => option.Name);
    private readonly Option<bool> _supportedOnly = new("--supported-only")
    {
        Description = "A project nobody gets anything from is never recommended.",
    };

    /// <summary>Adds every flag.</summary>
    public void AddAllTo(Command command) => AddTo(command, _texts.Keys);

    /// <summary>Adds the flags that say how rules work which are named elsewhere.</summary>
    public void AddSharedTo(Command command) => AddTo(command, _texts.Keys.Except(Named).Except(["--rule-set"]));

    /// <summary>The flags as they were typed.</summary>
    public RuleFlags Flags(ParseResult parsed) => new()
    {
        Rule = Said(parsed, "--rule") ?? new RuleFlags().Rule,
        Satisfaction = Said(parsed, "--satisfaction"),
        Scores = Said(parsed, "--scores"),
        Completion = Said(parsed, "--completion"),
        Step = Said(parsed, "--step"),
        StepLimit = Said(parsed, "--step-limit"),
        Ties = Said(parsed, "--ties"),
        LotSeed = Said(parsed, "--lot-seed"),
        OnMisfit = Said(parsed, "--on-misfit"),
        SupportedOnly = parsed.GetValue(_supportedOnly),
    };

    /// <summary>The rule set that the flags or the file of <c>--rule-set</c> say; null when that was refused.</summary>
    public RuleSet? Read(ParseResult parsed, Output output)
    {
        if (Said(parsed, "--rule-set") is not { } file)
        {
            var (errors, unused) = (new List<string>(), new List<string>());
            var read = Flags(parsed).Read(errors, unused);
            return output.Refuse([.. errors, .. unused]) ? null : read;
        }

        return output.Refuse([.. BesideRuleSet(parsed)]) ? null : ReadFile(file, output);
    }

    /// <summary>What is wrong with flags that stand beside <c>--rule-set</c>: they would say it twice.</summary>
    public IEnumerable<string> BesideRuleSet(ParseResult parsed) => _texts.Values.Append<Option>(_supportedOnly)
        .Where(option => option.Name != "--rule-set" && parsed.GetResult(option) is { Implicit: false })
        .Select(option => $"{option.Name}: expected no such flag beside --rule-set, which says everything.");

    /// <summary>The rule set in a file; null when that was refused.</summary>
    public static RuleSet? ReadFile(string file, Output output)
    {
        var (set, problem) = InputFile.ReadRuleSet(file, output.Terminal);
        if (problem is not null)
        {
            output.Refuse(file, problem);
        }

        return set;
    }

    private void AddTo(Command command, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            command.Add(_texts[name]);
        }

        command.Add(_supportedOnly);
    }

    private string? Said(ParseResult parsed, string name) =>
        parsed.GetResult(_texts[name]) is null ? null : parsed.GetValue(_texts[name]);

    private static IEnumerable<Option<string>> Texts() =>
    [
        Text("--rule", "RULE", $"{RuleWords.Rules.Expected}; by default equal-shares."),
        Text("--satisfaction", "KIND", $"What voters get: {RuleWords.Satisfactions.Expected}; by default cost, "
            + "but greedy-by-score has to be told."),
        Text("--scores", "SCORES", $"With positional: {ScoreWords.Expected}."),
        Text("--completion", "HOW", $"What is done with money left: {RuleWords.CompletionsExpected}; by default none."),
        Text("--step", "AMOUNT", "By how much add1 raises purses, in currency units; by default 1."),
        Text("--step-limit", "STEPS", $"How often purses may rise; by default {PurseIncrease.DefaultStepLimit}."),
        Text("--on-misfit", "HOW", "What a rule does with a project that does not fit: skip or stop; by default "
            + "skip, but phragmen stops."),
        Text("--ties", "KEYS", $"What separates tied projects: {RuleWords.TiesExpected}; by default cost,votes,lot."),
        Text("--lot-seed", "TEXT", "The published text that the lot is made from."),
        Text("--rule-set", "FILE.json", "A rule set, instead of the flags above."),
    ];

    private static Option<string> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
