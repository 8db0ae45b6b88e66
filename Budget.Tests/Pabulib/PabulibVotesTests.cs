using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Tests.Pabulib;

public sealed class PabulibVotesTests
{
    [Test]
    public void Points_stand_beside_their_projects()
    {
        var profile = Small.Read(Small.Scoring).Election.Profile;
        Assert.That(profile.Kind, Is.EqualTo(BallotKind.Scoring));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo(new[] { 3, 1 }));
        Assert.That(profile.Values(1).ToArray(), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public void Projects_in_braces_share_a_tier()
    {
        var file = Small.Read(Small.Ordinal);
        var (instance, profile) = file.Election;
        Assert.That(Ids(instance, profile.Listed(0)), Is.EqualTo(new[] { "park", "library", "pool" }));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo(new[] { 1, 2, 2 }));
        Assert.That(Ids(instance, profile.Listed(1)), Is.EqualTo(new[] { "pool", "park" }));
        Assert.That(profile.Values(1).ToArray(), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_tier_may_stand_first_have_one_project_and_contain_blanks()
    {
        var file = Small.Read(Small.Ordinal.Replace("2;pool,park", "2; { pool , park } ,{library}"));
        Assert.That(file.Election.Profile.Values(1).ToArray(), Is.EqualTo(new[] { 1, 1, 3 }));
    }

    [Test]
    public void Points_are_counted_in_the_smallest_unit_that_occurs_even_when_it_occurs_late()
    {
        var profile = Small.Read(Small.Rich).Election.Profile;
        Assert.That(profile.PointDecimals, Is.EqualTo(1));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo(new[] { 30, 10 }));
        Assert.That(profile.Values(1).ToArray(), Is.EqualTo(new[] { 5, 5 }));
        Assert.That(profile.VoterCount, Is.EqualTo(3));
    }

    [Test]
    public void Choose_1_is_approval_of_at_most_one_project()
    {
        var file = Small.Read(Small.Approval.Replace("approval", "choose-1"));
        Assert.That(file.Election.Profile.Kind, Is.EqualTo(BallotKind.Approval));
        Assert.That(file.Limits, Is.EqualTo(new BallotLimits { MaxLength = 1 }));
    }

    [Test]
    public void Empty_votes_and_repeated_projects_count_as_the_rules_say()
    {
        var profile = Small.Read(Small.Approval.Replace("2;pool", "2;pool,pool\n3;\n4;pool")).Election.Profile;
        Assert.That(profile.VoterCount, Is.EqualTo(4));
        Assert.That(profile.Weights.ToArray(), Is.EqualTo(new[] { 1, 2, 1 }));
        Assert.That(new[] { profile.Votes(0), profile.Votes(1) }, Is.EqualTo(new[] { 1, 3 }));
    }

    [Test]
    public void Strict_reading_accepts_rankings_without_tiers()
    {
        var strict = Small.Read(Small.Bytes(Small.Ordinal.Replace("{", "").Replace("}", "")), strict: true);
        Assert.That(strict.Election.Profile.Values(0).ToArray(), Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void Points_beside_a_ranking_are_kept_and_not_counted()
    {
        var text = Small.Ordinal.Replace(";vote", ";vote;points")
            .Replace("library}", "library};3,2,1").Replace("pool,park", "pool,park;");
        Assert.That(Small.Read(text).Election.Profile.Values(0).ToArray(), Is.EqualTo(new[] { 1, 2, 2 }));
    }

    [Test]
    public void Ids_of_any_length_are_told_apart()
    {
        string[] ids =
        [
            "a", "aa", "aaa", "aaaa", "aaaab", "aaaaaaa", "aaaaaaaa", "aaaaaaaaa", "aaaaaaaab",
            new('a', 40), new string('a', 40) + 'b', "ø", "øøøøø",
        ];
        var text = $"META\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n{string.Join(";1\n", ids)};1\n"
            + $"VOTES\nvoter_id;vote\n{string.Concat(ids.Select((id, at) => $"{at};{id}\n"))}";
        var (instance, profile) = Small.Read(text).Election;
        Assert.That(ids.SelectMany((_, group) => Ids(instance, profile.Listed(group))), Is.EqualTo(ids));
    }

    private static IEnumerable<string> Ids(Instance instance, ReadOnlySpan<int> places) =>
        places.ToArray().Select(place => instance.Projects[place].Id.Value);
}
