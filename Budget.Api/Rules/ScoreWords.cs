using System.Collections.Immutable;
using System.Globalization;
using Budget.Api.Problems;
using Budget.Core.Numbers;
using Budget.Core.Rules;

namespace Budget.Api.Rules;

/// <summary>
/// Score vectors as JSON (<c>{"kind": "k-approval", "k": 3}</c>), as flags (<c>k-approval:3</c>, <c>3,2,1</c>) and as
/// people read them.
/// </summary>
internal static class ScoreWords
{
    /// <summary>What a flag has to be.</summary>
    public const string Expected = "borda, truncated-borda:LENGTH, dowdall, plurality, k-approval:K, "
        + "borda-by-ballot-length or scores such as 3,2,1";

    private static readonly Words<Func<JsonPlace, ScoreVector?>> Kinds = new(
        ("list", ReadList), Plain(ScoreVector.Borda),
        ("truncated-borda", place => Number(place, "length") is { } k ? new ScoreVector.TruncatedBorda(k) : null),
        Plain(ScoreVector.Dowdall), Plain(ScoreVector.Plurality),
        ("k-approval", place => Number(place, "k") is { } k ? new ScoreVector.KApproval(k) : null),
        Plain(ScoreVector.BordaByBallotLength));

    /// <summary>The score vector at a place of a rule set, or null when there is an error.</summary>
    public static ScoreVector? Read(JsonPlace place) => !place.IsObject() ? null
        : place.Required("kind") is { } kind && kind.IsOneOf(Kinds, out var read) ? read(place)
        : null;

    /// <summary>The score vector that a flag says, or null when it says none.</summary>
    public static ScoreVector? Read(string flag) => RuleFlags.Split(flag, ':') switch
    {
        ("borda", null) => ScoreVector.Borda,
        ("dowdall", null) => ScoreVector.Dowdall,
        ("plurality", null) => ScoreVector.Plurality,
        ("borda-by-ballot-length", null) => ScoreVector.BordaByBallotLength,
        ("truncated-borda", { } said) => Number(said) is { } length ? new ScoreVector.TruncatedBorda(length) : null,
        ("k-approval", { } said) => Number(said) is { } k ? new ScoreVector.KApproval(k) : null,
        _ => ReadList(flag),
    };

    /// <summary>The scores for people.</summary>
    public static string Shown(ScoreVector scores) => scores switch
    {
        ScoreVector.List list => string.Join(", ", list.Values),
        ScoreVector.TruncatedBorda { Length: var length } => $"{scores.Kind}:{length}",
        ScoreVector.KApproval { K: var k } => $"{scores.Kind}:{k}",
        _ => scores.Kind,
    };

    private static (string, Func<JsonPlace, ScoreVector?>) Plain(ScoreVector scores) =>
        (scores.Kind, place => place.IsObject("kind") ? scores : null);

    private static int? Number(JsonPlace place, string member) =>
        place.IsObject("kind", member) ? place.Required(member)?.Whole(least: 1) : null;

    private static int? Number(string said) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    private static ScoreVector.List? ReadList(JsonPlace place)
    {
        if (!place.IsObject("kind", "values") || place.Required("values") is not { } values
            || values.Elements() is not { } elements)
        {
            return null;
        }

        var scores = elements
            .Select(element => element.Fraction("a score, zero or more,", score => score.Sign >= 0)).ToArray();
        return scores.Length == 0 ? values.Expected<ScoreVector.List>("at least one score")
            : scores.All(score => score is not null) ? new ScoreVector.List([.. scores.Select(score => score!.Value)])
            : null;
    }

    private static ScoreVector.List? ReadList(string flag)
    {
        var scores = ImmutableArray.CreateBuilder<Rational>();
        foreach (var text in flag.Split(','))
        {
            if (!Rational.TryParse(text, out var score) || score.Sign < 0)
            {
                return null;
            }

            scores.Add(score);
        }

        return new ScoreVector.List(scores.ToImmutable());
    }
}
