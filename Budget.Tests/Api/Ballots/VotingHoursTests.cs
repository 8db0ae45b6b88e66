using Budget.Api.Rounds;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class VotingHoursTests
{
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";

    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Test]
    public async Task Ballots_are_taken_from_opening_until_just_before_closing()
    {
        await using var town = await VotingTown.OpenAsync();
        var codes = await town.IssueCodesAsync("ref\nA-1\n");
        var outcomes = new List<string>();
        foreach (var moment in new[]
        {
            SeededRound.OpensAt - Millisecond, SeededRound.OpensAt, SeededRound.ClosesAt - Millisecond,
            SeededRound.ClosesAt,
        })
        {
            town.Clock.SetUtcNow(moment);
            outcomes.Add(await (await town.AsVoter(codes["A-1"]).CastAsync(Bench)).OutcomeAsync());
        }

        Assert.That(outcomes, Is.EqualTo(new[] { "409 voting-closed", "201", "200", "409 voting-closed" }));
    }

    [Test]
    public async Task After_closing_a_ballot_stays_as_it_is_and_is_still_shown_to_its_voter()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        await voter.CastAsync(Bench);
        town.Clock.SetUtcNow(SeededRound.ClosesAt);
        Assert.That(
            await (await voter.DeleteAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("409 voting-closed"));
        Assert.That(
            await (await voter.PostAsync(VotingTown.Path + "/ballot-checks", VotingTown.Body(Bench))).OutcomeAsync(),
            Is.EqualTo("409 voting-closed"));
        Assert.That(await (await voter.GetAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("200"));
    }

    [TestCase(nameof(RoundState.Paused))]
    [TestCase(nameof(RoundState.Cancelled))]
    [TestCase(nameof(RoundState.Reconciling))]
    public async Task In_no_other_state_a_ballot_is_taken(string state)
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await MoveAsync(town, Enum.Parse<RoundState>(state));
        var voter = town.AsVoter(codes["A-1"]);
        Assert.That(await (await voter.CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("409 voting-closed"));
        Assert.That(
            await (await voter.DeleteAsync(VotingTown.Mine)).OutcomeAsync(), Is.EqualTo("409 voting-closed"));
        Assert.That(town.Count("ballot"), Is.Zero);
    }

    [Test]
    public async Task Before_the_lock_there_is_no_form()
    {
        await using var town = await VotingTown.OpenAsync();
        await MoveAsync(town, RoundState.Hearing);
        Assert.That(
            await (await town.AsPublic().GetAsync(VotingTown.Path + "/ballot-form")).OutcomeAsync(),
            Is.EqualTo("409 wrong-state"));
    }

    internal static async Task MoveAsync(RunningTown town, RoundState state)
    {
        var moved = await town.Database.Write<Round>(session =>
            RoundClock.At(session, SeededRound.Id, town.Clock.GetUtcNow())
                .Then<Round>(round => (round with { State = state }).Update(session)));
        Assert.That(moved.Value?.State, Is.EqualTo(state));
    }
}
