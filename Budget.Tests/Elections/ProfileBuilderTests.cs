using Budget.Core.Ballots;
using Budget.Core.Elections;
using CsCheck;

namespace Budget.Tests.Elections;

public class ProfileBuilderTests
{
    [Test]
    public void Identical_ballots_stand_once_whatever_order_they_list_projects_in()
    {
        var builder = new ProfileBuilder(BallotKind.Approval, 4);
        builder.AddApproval([3, 0]);
        builder.AddApproval([0, 3], weight: 2);
        builder.AddApproval([]);
        builder.AddApproval([0, 3, 0]);
        var profile = builder.Build();
        Assert.Multiple(() =>
        {
            Assert.That(profile.VoterCount, Is.EqualTo(5));
            Assert.That(profile.GroupCount, Is.EqualTo(2));
            Assert.That(profile.Weights.ToArray(), Is.EqualTo([4L, 1L]));
            Assert.That(profile.Listed(0).ToArray(), Is.EqualTo([0, 3]));
            Assert.That(profile.Listed(1).ToArray(), Is.Empty);
            Assert.That(profile.Values(0).ToArray(), Is.Empty);
            Assert.That(Enumerable.Range(0, 4).Select(profile.Votes), Is.EqualTo([4L, 0L, 0L, 4L]));
        });
    }

    [Test]
    public void Of_a_project_with_points_twice_the_last_points_count()
    {
        var builder = new ProfileBuilder(BallotKind.Cumulative, 3, pointDecimals: 1);
        builder.AddPoints([2, 0, 2], [10, 0, 25]);
        builder.AddPoints([0, 2], [0, 25]);
        builder.AddPoints([2, 0], [0, 25]);
        var profile = builder.Build();
        Assert.Multiple(() =>
        {
            Assert.That(profile.Weights.ToArray(), Is.EqualTo([2L, 1L]));
            Assert.That(profile.Listed(0).ToArray(), Is.EqualTo([0, 2]));
            Assert.That(profile.Values(0).ToArray(), Is.EqualTo([0L, 25L]));
            Assert.That(profile.Values(1).ToArray(), Is.EqualTo([25L, 0L]));
            Assert.That(profile.Votes(0), Is.EqualTo(3), "listing with no points is a vote");
        });
    }

    [Test]
    public void Of_a_project_ranked_twice_the_first_place_counts_and_the_others_close_up()
    {
        var builder = new ProfileBuilder(BallotKind.Ranked, 4);
        builder.AddRanking([3, 1, 3, 0]);
        builder.AddRanking([3, 1, 0]);
        var profile = builder.Build();
        Assert.Multiple(() =>
        {
            Assert.That(profile.Weights.ToArray(), Is.EqualTo([2L]));
            Assert.That(profile.Listed(0).ToArray(), Is.EqualTo([3, 1, 0]));
            Assert.That(profile.Values(0).ToArray(), Is.EqualTo([1L, 2L, 3L]));
        });
    }

    [Test]
    public void Projects_in_one_tier_share_a_rank_and_the_next_tier_is_behind_all_of_them()
    {
        var builder = new ProfileBuilder(BallotKind.Ranked, 5);
        builder.AddRanking([4, 2, 0, 1], [1, 1, 1, 2]);
        builder.AddRanking([0, 2, 4, 1], [7, 7, 7, 9], weight: 3);
        builder.AddRanking([0, 2, 4, 1], [0, 0, 1, 2]);
        var profile = builder.Build();
        Assert.Multiple(() =>
        {
            Assert.That(profile.Weights.ToArray(), Is.EqualTo([4L, 1L]));
            Assert.That(profile.Listed(0).ToArray(), Is.EqualTo([0, 2, 4, 1]));
            Assert.That(profile.Values(0).ToArray(), Is.EqualTo([1L, 1L, 1L, 4L]));
            Assert.That(profile.Values(1).ToArray(), Is.EqualTo([1L, 1L, 3L, 4L]));
        });
    }

    [Test]
    public void A_project_listed_again_in_a_later_tier_leaves_a_tier_without_it()
    {
        var builder = new ProfileBuilder(BallotKind.Ranked, 3);
        builder.AddRanking([0, 0, 1, 2], [1, 2, 2, 3]);
        var profile = builder.Build();
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo([0, 1, 2]));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo([1L, 2L, 3L]));
    }

    [Test]
    public void Thousands_of_ballots_are_grouped_as_a_dictionary_groups_them() =>
        Gen.Int[0, 20].Array[0, 20].Array[3000, 5000].Sample(ballots =>
        {
            var builder = new ProfileBuilder(BallotKind.Approval, 21);
            foreach (var ballot in ballots)
            {
                builder.AddApproval(ballot);
            }

            var profile = builder.Build();
            var expected = ballots.CountBy(ballot => string.Join(' ', ballot.Distinct().Order())).ToDictionary();
            return profile.GroupCount == expected.Count && Enumerable.Range(0, profile.GroupCount).All(group =>
                expected[string.Join(' ', profile.Listed(group).ToArray())] == profile.Weights[group]);
        }, iter: 20);

    [Test]
    public void What_is_no_ballot_is_refused()
    {
        var approvals = new ProfileBuilder(BallotKind.Approval, 2);
        var points = new ProfileBuilder(BallotKind.Scoring, 2);
        Assert.Multiple(() =>
        {
            Assert.That(() => approvals.AddRanking([0]), Throws.TypeOf<ArgumentException>());
            Assert.That(() => points.AddApproval([0]), Throws.TypeOf<ArgumentException>());
            Assert.That(() => points.AddPoints([0, 1], [1]), Throws.TypeOf<ArgumentException>());
            Assert.That(() => points.AddPoints([0], [-1]), Throws.TypeOf<ArgumentException>());
            Assert.That(() => approvals.AddApproval([0], weight: 0), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => approvals.AddApproval([2]), Throws.Exception);
            Assert.That(() => approvals.AddApproval([-1]), Throws.Exception);
            Assert.That(() => points.AddPoints([2], [1]), Throws.Exception);
        });
    }
}
