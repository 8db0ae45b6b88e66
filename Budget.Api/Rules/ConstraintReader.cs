using System.Collections.Immutable;
using Budget.Api.Problems;
using Budget.Core.Canonical;
using Budget.Core.Numbers;
using Budget.Core.Rules.Constraints;

namespace Budget.Api.Rules;

/// <summary>Reads the member <c>constraints</c> of a rule set.</summary>
internal static class ConstraintReader
{
    private static readonly Words<Func<JsonPlace, Constraint?>> Kinds = new(
        ("minVotes", ReadMinVotes), ("minShare", ReadMinShare), ("withdrawn", ReadWithdrawn),
        ("exclusive", ReadExclusive), ("cap", ReadCap), ("earmark", ReadEarmark));

    private static readonly Words<Unspent> Unspents = new(("return", Unspent.Return), ("carry", Unspent.Carry));

    private static readonly Words<ShareOf> Wholes =
        new([.. Enum.GetValues<ShareOf>().Select(of => (ConstraintJson.Name(of), of))]);

    /// <summary>What may name a group of projects.</summary>
    private static readonly (string Member, GroupBy By)[] Groups =
        [.. Enum.GetValues<GroupBy>().Select(by => (new ProjectGroup(by, []).Member, by))];

    private static string GroupExpected => $"exactly one of {string.Join(", ", Groups.Select(group => group.Member))}";

    /// <summary>The constraints in order, as far as they could be read.</summary>
    public static ImmutableArray<Constraint> Read(JsonPlace place) =>
    [
        .. (place.Elements() ?? [])
            .Select(element => element.IsObject() ? element.Required("kind")?.OneOf(Kinds)?.Invoke(element) : null)
            .OfType<Constraint>(),
    ];

    private static MinVotes? ReadMinVotes(JsonPlace place) =>
        place.IsObject("kind", "votes") && place.Required("votes")?.Whole(least: 1) is { } votes ? new(votes) : null;

    private static MinShare? ReadMinShare(JsonPlace place) =>
        place.IsObject("kind", "of", "share") && place.Required("of")?.IsOneOf(Wholes, out var of) == true
            && place.Required("share")?.Fraction("a share above 0 and at most 1", IsShare) is { } share
            ? new(of, share)
            : null;

    private static Withdrawn? ReadWithdrawn(JsonPlace place) => ReadGroup(place) is { } group ? new(group) : null;

    private static Exclusive? ReadExclusive(JsonPlace place) => ReadGroup(place) is { } group ? new(group) : null;

    private static Cap? ReadCap(JsonPlace place) =>
        ReadGroup(place, "amount") is { } group
            && place.Required("amount")?.Fraction("an amount, zero or more,", amount => amount.Sign >= 0) is { } amount
            ? new(group, amount)
            : null;

    // Where the money goes and who competes again is for the town to say; neither goes without saying.
    private static Earmark? ReadEarmark(JsonPlace place) =>
        ReadGroup(place, "amount", "unspent", "competesAgain") is { } group
            && place.Required("amount")?.Fraction("an amount above zero", amount => amount.Sign > 0) is { } amount
            && place.Required("unspent")?.IsOneOf(Unspents, out var unspent) == true
            && place.Required("competesAgain")?.Flag() is { } competesAgain
            ? new(group, amount, unspent, competesAgain)
            : null;

    private static bool IsShare(Rational share) => share.Sign > 0 && share <= 1;

    private static ProjectGroup? ReadGroup(JsonPlace place, params string[] others)
    {
        if (!place.IsObject(["kind", .. Groups.Select(group => group.Member), .. others]))
        {
            return null;
        }

        var said = Groups.Where(group => place.Says(group.Member)).ToArray();
        return said is not [var (member, by)] ? place.Expected<ProjectGroup>(GroupExpected)
            : ReadNames(place.Member(member)!, by) is { } names ? new(by, names)
            : null;
    }

    private static ImmutableArray<string>? ReadNames(JsonPlace place, GroupBy by) =>
        by != GroupBy.Projects ? place.Text() is { } name ? [name] : null
        : place.Elements() is { } ids ? [.. ids.Select(id => id.Text()).OfType<string>()]
        : null;
}
