using Budget.Core.Ballots;
using Budget.Core.Elections;

namespace Budget.Tests.Elections;

public sealed class BallotGroupsTests
{
    [Test]
    public void Approvals_in_any_order_and_repeated_are_one_group()
    {
        var builder = new ProfileBuilder(BallotKind.Approval, projectCount: 3);
        builder.AddApproval([2, 0]);
        builder.AddApproval([]);
        builder.AddApproval([0, 2, 0, 2], weight: 4);
        var profile = builder.Build();
        Assert.That(profile.GroupCount, Is.EqualTo(2));
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(profile.Listed(1).IsEmpty, Is.True);
        Assert.That(profile.Weights.ToArray(), Is.EqualTo(new[] { 5, 1 }));
        Assert.That(profile.VoterCount, Is.EqualTo(6));
        Assert.That(new[] { profile.Votes(0), profile.Votes(1), profile.Votes(2) }, Is.EqualTo(new[] { 5, 0, 5 }));
    }

    [Test]
    public void Long_approvals_are_sorted_and_repetitions_dropped_like_short_ones()
    {
        int[] descending = [.. Enumerable.Range(0, 40).Reverse()];
        var builder = new ProfileBuilder(BallotKind.Approval, projectCount: 40);
        builder.AddApproval(descending);
        builder.AddApproval([.. descending, .. descending]);
        var profile = builder.Build();
        Assert.That(profile.GroupCount, Is.EqualTo(1));
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo(Enumerable.Range(0, 40)));
    }

    [Test]
    public void Of_points_for_a_project_the_last_count()
    {
        var builder = new ProfileBuilder(BallotKind.Scoring, projectCount: 3, pointDecimals: 1);
        builder.AddPoints([2, 0, 2], [7, 5, 1]);
        builder.AddPoints([0, 2], [5, 1]);
        builder.AddPoints([0, 2], [5, 2]);
        var profile = builder.Build();
        Assert.That(profile.Weights.ToArray(), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo(new[] { 5, 1 }));
        Assert.That(profile.Values(1).ToArray(), Is.EqualTo(new[] { 5, 2 }));
    }

    [Test]
    public void Ranks_close_up_behind_a_repeated_project_and_are_shared_in_a_tier()
    {
        var builder = new ProfileBuilder(BallotKind.Ranked, projectCount: 5);
        builder.AddRanking([3, 3, 1, 0]);
        builder.AddRanking([4, 2, 0, 4, 1], [1, 1, 2, 2, 3]);
        var profile = builder.Build();
        Assert.That(profile.Listed(0).ToArray(), Is.EqualTo(new[] { 3, 1, 0 }));
        Assert.That(profile.Values(0).ToArray(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(profile.Listed(1).ToArray(), Is.EqualTo(new[] { 2, 4, 0, 1 }));
        Assert.That(profile.Values(1).ToArray(), Is.EqualTo(new[] { 1, 1, 3, 4 }));
    }

    [Test]
    public void A_ballot_of_another_kind_or_outside_the_instance_is_refused()
    {
        var approvals = new ProfileBuilder(BallotKind.Approval, projectCount: 2);
        var points = new ProfileBuilder(BallotKind.Cumulative, projectCount: 2);
        Assert.That(() => approvals.AddPoints([0], [1]), Throws.ArgumentException);
        Assert.That(() => approvals.AddApproval([0, 2]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => approvals.AddApproval([-1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => approvals.AddApproval([0], weight: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => points.AddPoints([0], [-1]), Throws.ArgumentException);
        Assert.That(() => points.AddPoints([0, 1], [1]), Throws.ArgumentException);
        Assert.That(approvals.Build().VoterCount + points.Build().VoterCount, Is.Zero);
    }

    // All 2^16 subsets of sixteen projects, in two rounds: enough to outgrow every column and table several times.
    [Test]
    public void Many_different_ballots_are_told_apart_and_found_again()
    {
        var builder = new ProfileBuilder(BallotKind.Approval, projectCount: 16);
        for (var subset = 0; subset < 1 << 17; subset++)
        {
            builder.AddApproval(Bits(subset & 0xFFFF));
        }

        var profile = builder.Build();
        Assert.That(profile.GroupCount, Is.EqualTo(1 << 16));
        Assert.That(profile.Weights.ContainsAnyExcept(2), Is.False);
        Assert.That(
            Enumerable.Range(0, 1 << 16).Where(group => !profile.Listed(group).SequenceEqual(Bits(group))), Is.Empty);
    }

    // Ballots that all fall into one of 1.024 buckets, as somebody may choose them who wants the engine slow.
    [Test]
    public void Ballots_chosen_to_collide_are_told_apart_and_found_again()
    {
        var groups = new BallotGroups(hasValues: false);
        int[][] colliding = [.. Ballots().Where(ballot => (groups.Hash(ballot, []) & 0x3FF) == 0).Take(400)];
        for (var round = 0; round < 2; round++)
        {
            foreach (var ballot in colliding)
            {
                ballot.CopyTo(groups.Projects(ballot.Length));
                groups.Add(ballot.Length, weight: 1);
            }
        }

        var profile = groups.ToProfile(BallotKind.Approval, 0, projectCount: 1000);
        Assert.That(profile.GroupCount, Is.EqualTo(400));
        Assert.That(profile.Weights.ContainsAnyExcept(2), Is.False);
    }

    private static IEnumerable<int[]> Ballots() =>
        from first in Enumerable.Range(0, 1000)
        from second in Enumerable.Range(first, 1000 - first)
        select new[] { first, second };

    private static int[] Bits(int subset) => [.. Enumerable.Range(0, 16).Where(bit => (subset >> bit & 1) != 0)];
}
