using Budget.Api.Rounds;
using Budget.Api.Security;

namespace Budget.Tests.Api.Rounds;

public sealed class MovesTests
{
    private static readonly Round Sample = new(
        "rnd-a", RoundState.Draft, new RoundSettings("Aars"), null, null, 0, null, null, null, null, 1);

    private static IEnumerable<RoundState> States => Enum.GetValues<RoundState>();

    [Test]
    public void People_move_a_round_along_these_ways_and_no_others() => Assert.That(
        Moves.All.Where(move => move.Act != Act.Cancel && move.From != move.To)
            .Select(move => $"{move.From} {move.To}"),
        Is.EqualTo(new[]
        {
            "Draft Collecting", "Draft Hearing", "Collecting Screening", "Screening Hearing", "Hearing Locked",
            "Locked Hearing", "Voting Paused", "Paused Voting", "Closed Reconciling", "Reconciling Counted",
            "Counted Published", "Published Archived",
        }));

    [Test]
    public void Nobody_opens_or_closes_a_round_but_the_clock()
    {
        Assert.That(Moves.Find(RoundState.Locked, RoundState.Voting), Is.Null);
        Assert.That(States.Where(from => Moves.Find(from, RoundState.Closed) is not null), Is.Empty);
    }

    [Test]
    public void A_round_is_cancelled_from_any_state_before_it_is_published() => Assert.That(
        States.Where(from => Moves.Find(from, RoundState.Cancelled) is not null),
        Is.EqualTo(States.Where(state => state < RoundState.Published)));

    [Test]
    public void Nothing_follows_the_archive_or_a_cancellation() => Assert.That(
        Moves.All.Where(move => move.From is RoundState.Archived or RoundState.Cancelled), Is.Empty);

    [Test]
    public void These_acts_always_take_two_people() => Assert.That(
        Moves.All.Where(move => move.NeedsTwo(Sample)).Select(move => move.Act).Distinct().Order(),
        Is.EqualTo(new[] { Act.Unlock, Act.Extend, Act.DrawLot, Act.Count, Act.Cancel }));

    [Test]
    public void A_cancellation_takes_two_people_from_the_lock_on() => Assert.That(
        Moves.All.Where(move => move.Act == Act.Cancel && move.NeedsTwo(Sample)).Select(move => move.From).Min(),
        Is.EqualTo(RoundState.Locked));

    [Test]
    public void Publishing_takes_two_people_where_the_round_asks_for_it()
    {
        var publish = Moves.Find(RoundState.Counted, RoundState.Published)!;
        var strict = Sample with { Settings = Sample.Settings with { TwoPeoplePublish = true } };
        Assert.That(publish.NeedsTwo(Sample), Is.False);
        Assert.That(publish.NeedsTwo(strict), Is.True);
    }

    [Test]
    public void What_a_seal_began_one_person_may_finish() => Assert.That(
        Moves.Find(RoundState.Reconciling, RoundState.Counted)!.NeedsTwo(
            Sample with { SealedAt = DateTimeOffset.UnixEpoch }),
        Is.False);

    [Test]
    public void Only_finance_moves_a_round_and_an_administrator_may_cancel_it()
    {
        Assert.That(Moves.All.Where(move => !move.IsAllowedTo(Role.Finance)), Is.Empty);
        Assert.That(
            Moves.All.Where(move => move.IsAllowedTo(Role.Administrator)).Select(move => move.Act),
            Is.Not.Empty.And.All.EqualTo(Act.Cancel));
        Assert.That(
            Moves.All.Where(move => Enum.GetValues<Role>().Except([Role.Finance, Role.Administrator])
                .Any(role => move.IsAllowedTo(role)) || move.IsAllowedTo(null)),
            Is.Empty);
    }

    [Test]
    public void The_voting_is_extended_only_before_it_has_closed() => Assert.That(
        States.Where(state => Moves.FindInPlace(state, Act.Extend) is not null),
        Is.EqualTo(new[] { RoundState.Voting, RoundState.Paused }));

    [Test]
    public void The_lot_is_drawn_between_the_closing_and_the_count() => Assert.That(
        States.Where(state => Moves.FindInPlace(state, Act.DrawLot) is not null),
        Is.EqualTo(new[] { RoundState.Closed, RoundState.Reconciling }));
}
