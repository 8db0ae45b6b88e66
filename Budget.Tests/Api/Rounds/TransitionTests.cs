using System.Net;
using Budget.Api.Audit;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class TransitionTests
{
    [Test]
    public async Task Whoever_asked_cannot_confirm_even_with_another_key()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        var asked = await round.AskAsync("hearing", "A price was wrong.");
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        var sameAnna = await town.As(Role.Finance, "Anna@town.example");
        Assert.That(asked.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(asked.Headers.Location!.ToString(), Is.EqualTo($"{round.Path}/transitions/{id}"));
        Assert.That(
            await (await round.ConfirmAsync(sameAnna, id)).OutcomeAsync(), Is.EqualTo("409 second-person-required"));
        var admin = await town.As(Role.Administrator);
        Assert.That(await (await round.ConfirmAsync(admin, id)).OutcomeAsync(), Is.EqualTo("403 forbidden"));
        Assert.That(await round.StateAsync(), Is.EqualTo("locked"));
        Assert.That((int)(await round.ConfirmAsync(round.Bent, id)).StatusCode, Is.EqualTo(200));
        Assert.That(await round.StateAsync(), Is.EqualTo("hearing"));
    }

    [Test]
    public async Task Of_confirmations_that_race_exactly_one_acts()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        var asked = await round.AskAsync("voting", "A day was lost.", Planned.ClosesAt.AddDays(1));
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        var carl = await town.As(Role.Finance, "carl@town.example");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(number => round.ConfirmAsync(number % 2 == 0 ? round.Bent : carl, id)));
        var outcomes = await Task.WhenAll(answers.Select(answer => answer.OutcomeAsync()));
        Assert.That(outcomes.Count(outcome => outcome == "200"), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome == "409 wrong-state"), Is.EqualTo(15));
        Assert.That(
            (await round.ReadAsync("")).GetProperty("closesAt").GetDateTimeOffset(),
            Is.EqualTo(Planned.ClosesAt.AddDays(1)));
        Assert.That(
            town.Database.Read(session => AuditTrail.After(session, round.Id, 0, 1000))
                .Count(entry => entry.Action == "round-moved" && entry.Details.Contains("\"extend\"")),
            Is.EqualTo(1));
    }

    [Test]
    public async Task A_round_that_is_not_ready_is_not_locked_and_hears_why()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        await round.MoveAsync("hearing");
        await round.ProposeAsync(round.North, "Bålplads", 10_000);
        await round.PatchAsync("", new { mandate = (string?)null });
        var answer = await round.AskAsync("locked");
        var codes = (await answer.JsonAsync()).GetProperty("errors").EnumerateArray()
            .Select(error => error.GetProperty("code").GetString());
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That(codes, Is.EqualTo(new[] { "mandate-missing", "project-undecided" }));
        var readiness = await round.ReadAsync("/readiness");
        Assert.That(readiness.GetProperty("isReady").GetBoolean(), Is.False);
        Assert.That(await round.StateAsync(), Is.EqualTo("hearing"));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Null);
    }

    [Test]
    public async Task A_hearing_starts_again_after_an_unlock_that_changed_a_price()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town, Planned.Settings(hearingDays: 3));
        await round.MoveAsync("hearing");
        Assert.That(await (await round.AskAsync("locked")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        town.Clock.Advance(TimeSpan.FromDays(3));
        await round.MoveAsync("locked");
        await round.MoveByTwoAsync("hearing", "A typing error.");
        await round.MoveAsync("locked");
        await round.MoveByTwoAsync("hearing", "A price was wrong.");
        await round.PatchAsync($"/projects/{round.Projects[0]}", new { priceMinor = 1L });
        Assert.That(await (await round.AskAsync("locked")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        town.Clock.Advance(TimeSpan.FromDays(3));
        await round.MoveAsync("locked");
        Assert.That((await round.ReadAsync("")).GetProperty("lockVersion").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task What_was_asked_before_the_round_moved_on_is_not_confirmed_after()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        var first = (await (await round.AskAsync("cancelled", "A price was wrong.")).JsonAsync()).GetProperty("id");
        await round.MoveByTwoAsync("hearing", "A price was wrong.");
        await round.MoveAsync("locked");
        var late = await round.ConfirmAsync(round.Bent, first.GetString()!);
        Assert.That(await late.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That(await round.StateAsync(), Is.EqualTo("locked"));
    }

    [TestCase("hearing")]
    [TestCase("cancelled")]
    public async Task An_unlock_and_a_cancellation_owe_a_reason(string to)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        Assert.That(await (await round.AskAsync(to)).OutcomeAsync(), Is.EqualTo("400 invalid-input"));
    }

    [Test]
    public async Task A_round_with_a_ballot_is_never_unlocked()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town);
        await town.InsertBallotsAsync(round.Id, ["{}"]);
        Assert.That(await (await round.AskAsync("hearing", "Why not.")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
    }

    [Test]
    public async Task Cancelling_a_locked_round_takes_two_people_and_destroys_its_link_key()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        Assert.That(town.Keys.LinkKey(round.Id), Is.Not.Null);
        var asked = await round.AskAsync("cancelled", "The money is gone.");
        Assert.That((int)asked.StatusCode, Is.EqualTo(202));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Not.Null);
        var admin = await town.As(Role.Administrator);
        var id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        Assert.That((int)(await round.ConfirmAsync(admin, id)).StatusCode, Is.EqualTo(200));
        Assert.That(await round.StateAsync(), Is.EqualTo("cancelled"));
        Assert.That(town.Keys.LinkKey(round.Id), Is.Null);
    }

    [Test]
    public async Task Voting_is_not_shortened_and_not_extended_after_it_closed()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        var shorter = await round.AskAsync("voting", "Enough.", Planned.ClosesAt.AddDays(-1));
        Assert.That(await shorter.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        var asked = await round.AskAsync("voting", "A day was lost.", Planned.ClosesAt.AddDays(1));
        town.Clock.SetUtcNow(Planned.ClosesAt);
        var late = await round.ConfirmAsync(round.Bent, (await asked.JsonAsync()).GetProperty("id").GetString()!);
        Assert.That(await late.OutcomeAsync(), Is.EqualTo("409 wrong-state"));
        Assert.That(await round.StateAsync(), Is.EqualTo("closed"));
    }

    [Test]
    public async Task The_list_of_transitions_tells_every_move_also_those_of_the_clock()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        await round.MoveAsync("paused", "A power cut.");
        var moves = (await round.ReadAsync("/transitions")).GetProperty("items").EnumerateArray()
            .Select(move => $"{move.GetProperty("to").GetString()} {move.GetProperty("askedBy").GetString()}");
        Assert.That(moves, Is.EqualTo(new[]
        {
            "hearing anna@town.example", "locked anna@town.example", "voting clock", "paused anna@town.example",
        }));
    }
}
