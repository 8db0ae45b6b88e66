using System.Collections.Immutable;
using System.Globalization;
using Budget.Api.Problems;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>Turns <see cref="RuleFlags"/> into a rule set; notes every flag that is wrong or useless.</summary>
internal sealed class RuleFlagsReader(RuleFlags flags, List<string> errors, List<string> unused)
{
    private bool _scoresUsed;
    private bool _misfitUsed;
    private bool _increaseUsed;

    /// <summary>The rule set; without meaning when an error was noted.</summary>
    public RuleSet? Read()
    {
        if (!RuleWords.Rules.TryGet(flags.Rule, out var rule))
        {
            return Expected<RuleSet>("--rule", RuleWords.Rules.Expected, flags.Rule);
        }

        var before = errors.Count;
        var asksSatisfaction = rule.AsksSatisfaction || flags.Satisfaction is not null;
        var set = new RuleSet
        {
            Rule = rule.Name,
            Satisfaction = asksSatisfaction ? ReadSatisfaction(rule) : null,
            OnMisfit = rule.AsksMisfit ? ReadMisfit(rule.UsualMisfit) : null,
            Completion = ReadCompletion(flags.Completion ?? "none"),
            Ties = new TieOrder(ReadTies(), ReadSeed()),
            SupportedOnly = flags.SupportedOnly,
        };
        NoteUnused("--scores", flags.Scores, _scoresUsed, "only positional satisfaction has scores");
        NoteUnused("--on-misfit", flags.OnMisfit, _misfitUsed, "no rule here asks what to do with a misfit");
        NoteUnused("--step", flags.Step, _increaseUsed, "nothing here raises purses");
        NoteUnused("--step-limit", flags.StepLimit, _increaseUsed, "nothing here raises purses");
        if (errors.Count == before && RuleSetFault.Of(set) is { } fault)
        {
            errors.Add($"{Shown($"--{RuleFlags.Split(fault.Member, '/').Head}")}: {fault.Text}");
        }

        return set;
    }

    private T? Expected<T>(string flag, string what, string? said)
    {
        flag = Shown(flag);
        errors.Add(said is null ? $"{flag}: expected {what}." : $"{flag}: expected {what}, not '{said}'.");
        return default;
    }

    // Where one word says them all, it is the word that was typed.
    private string Shown(string flag) =>
        flags.Word is { } word && flag is ("--rule" or "--satisfaction" or "--completion") ? $"--rules {word}" : flag;

    private void NoteUnused(string flag, string? said, bool used, string why)
    {
        if (said is not null && !used)
        {
            unused.Add($"{flag}: it decides nothing, since {why}.");
        }
    }

    private Satisfaction? ReadSatisfaction(RuleTraits rule) =>
        flags.Satisfaction is null && rule.NeedsSatisfaction
            ? Expected<Satisfaction>(
                "--satisfaction", $"{RuleWords.Satisfactions.Expected}, since {rule.Name} has no usual one", said: null)
            : ReadSatisfaction("--satisfaction", flags.Satisfaction ?? "cost");

    private Satisfaction? ReadSatisfaction(string flag, string word)
    {
        if (!RuleWords.Satisfactions.TryGet(word, out var satisfaction))
        {
            return Expected<Satisfaction>(flag, RuleWords.Satisfactions.Expected, word);
        }

        if (satisfaction.WithScores is not { } withScores)
        {
            return satisfaction.Plain;
        }

        _scoresUsed = true;
        return ReadScores() is { } scores ? withScores(scores) : null;
    }

    private ScoreVector? ReadScores() =>
        flags.Scores is not { } said
            ? Expected<ScoreVector>(
                "--scores", $"{ScoreWords.Expected}, since the satisfaction is positional", said: null)
            : ScoreWords.Read(said) ?? Expected<ScoreVector>("--scores", ScoreWords.Expected, said);

    private OnMisfit ReadMisfit(OnMisfit usual)
    {
        _misfitUsed = true;
        return flags.OnMisfit is not { } said ? usual
            : RuleWords.Misfits.TryGet(said, out var misfit) ? misfit
            : Expected<OnMisfit>("--on-misfit", RuleWords.Misfits.Expected, said);
    }

    private ImmutableArray<Completion> ReadCompletion(string said)
    {
        if (CompletionWord.Of(said) is not { } word || !RuleWords.Increases.TryGet(word.Increase, out var increase))
        {
            return Expected<ImmutableArray<Completion>?>("--completion", RuleWords.CompletionsExpected, said) ?? [];
        }

        var greedy = word.Greedy is null ? null : ReadSatisfaction("--completion", word.Greedy);
        return
        [
            .. increase is null ? [] : new[] { WithStep(increase) },
            .. greedy is null ? [] : new[] { new GreedyCompletion(greedy) { OnMisfit = ReadMisfit(OnMisfit.Skip) } },
            .. word.Comparison is null ? [] : new[] { new ComparisonStep(ReadMeasure(word.Comparison)) },
        ];
    }

    private ComparisonMeasure ReadMeasure(string said) => RuleWords.Comparisons.TryGet(said, out var measure)
        ? measure
        : Expected<ComparisonMeasure>("--completion", RuleWords.Comparisons.Expected, said);

    private PurseIncrease WithStep(PurseIncrease increase)
    {
        _increaseUsed = true;
        var limit = flags.StepLimit is not { } said ? increase.StepLimit
            : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) && steps > 0 ? steps
            : Expected<int>("--step-limit", $"a whole number from 1 to {int.MaxValue}", said);
        return (increase, flags.Step) switch
        {
            (_, null) => increase with { StepLimit = limit },
            (AddOne addOne, { } step) => addOne with { StepLimit = limit, Step = ReadStep(step) },
            _ => Expected<PurseIncrease>("--step", "no such flag with increase-1pct", said: null) ?? increase,
        };
    }

    private Rational ReadStep(string said) => Rational.TryParse(said, out var step) && step.Sign > 0
        ? step
        : Expected<Rational>("--step", "an amount above zero in currency units, such as 1, 0.5 or 1/3", said);

    // An empty seed is a script that lost its variable, not a draw.
    private string? ReadSeed() => flags.LotSeed is { } seed && string.IsNullOrWhiteSpace(seed)
        ? Expected<string>("--lot-seed", "the published text that the lot is made from", seed)
        : flags.LotSeed;

    private ImmutableArray<TieKey> ReadTies()
    {
        if (flags.Ties is null)
        {
            return TieOrder.Default.Keys;
        }

        var keys = ImmutableArray.CreateBuilder<TieKey>();
        foreach (var word in flags.Ties.Split(','))
        {
            if (!RuleWords.TieKeys.TryGet(word, out var key) || keys.Contains(key))
            {
                return Expected<ImmutableArray<TieKey>?>("--ties", RuleWords.TiesExpected, flags.Ties) ?? [];
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }
}
