using System.Reflection;
using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api;

/// <summary>What the product promises, a test for each promise; the parts are tested where they are built.</summary>
[OnBothStores]
public sealed class InvariantTests
{
    private const int Residents = 12;

    private static readonly Type[] Inexact = [typeof(double), typeof(float), typeof(decimal)];

    [TestCase("1.5")]
    [TestCase("\"100000\"")]
    [TestCase("1e30")]
    [TestCase("-1")]
    public async Task Invariant_1_money_is_whole_minor_units(string amount)
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        using var body = new StringContent(
            $"{{\"title\":\"A\",\"amountMinor\":{amount},\"limits\":{{}}}}", null, "application/json");
        var answer = await round.Anna.PostAsync($"{round.Path}/lines", body);
        Assert.That(await answer.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            (await answer.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo("/amountMinor"));
    }

    [Test]
    public void Invariant_1_no_value_of_the_service_is_a_floating_point_number() => Assert.That(
        from type in typeof(WireFormat).Assembly.GetTypes()
        where type.Namespace?.StartsWith("Budget", StringComparison.Ordinal) == true
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where Inexact.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
        select $"{type.Name}.{property.Name}",
        Is.Empty);

    [Test]
    public async Task Invariant_2_what_is_recommended_never_costs_more_than_the_amount_less_the_reserve()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(Residents);
        await voting.CountAsync();
        await voting.Round.MoveAsync("published");
        var lines = (await voting.RecordAsync()).GetProperty("lines").EnumerateArray().ToArray();
        Assert.That(
            lines.Select(line => line.GetProperty("budgetMinor").GetInt64()), Is.EquivalentTo([100_000, 450_000]));
        Assert.That(lines, Is.All.Matches<JsonElement>(line =>
            line.GetProperty("costMinor").GetInt64() <= line.GetProperty("budgetMinor").GetInt64()));
    }

    [Test]
    public async Task Invariant_3_from_the_first_ballot_on_what_decides_stays_as_it_is()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(1);
        var before = await voting.Round.DecisiveAsync();
        string[] refused =
        [
            await (await voting.Round.PatchAsync("", new { title = "Another" })).OutcomeAsync(),
            await (await voting.Round.PutAsync("rule-set", Planned.RuleSet)).OutcomeAsync(),
            await (await voting.Round.PatchAsync($"/lines/{voting.Round.North}", new { amountMinor = 1 }))
                .OutcomeAsync(),
            await (await voting.Round.PatchAsync($"/projects/{voting.Round.Projects[0]}", new { priceMinor = 1 }))
                .OutcomeAsync(),
            await (await voting.Round.AskAsync("hearing", "Never mind the ballot.")).OutcomeAsync(),
        ];
        Assert.That(refused, Is.All.StartsWith("409 "));
        Assert.That(await voting.Round.DecisiveAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task Invariant_4_a_ballot_is_taken_only_from_opening_until_just_before_closing()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        Assert.That(await (await voting.CastAsync(1)).OutcomeAsync(), Is.EqualTo("201"), "at opening");
        voting.Town.Clock.SetUtcNow(Planned.ClosesAt.AddMilliseconds(-1));
        Assert.That(await (await voting.CastAsync(2)).OutcomeAsync(), Is.EqualTo("201"), "just before closing");
        voting.Town.Clock.SetUtcNow(Planned.ClosesAt);
        Assert.That(await (await voting.CastAsync(3)).OutcomeAsync(), Is.EqualTo("409 voting-closed"), "at closing");
    }

    [Test]
    public async Task Invariants_5_and_9_one_ballot_is_counted_for_each_who_voted_the_last_one()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(6);
        var clerk = await voting.Town.As(Role.Clerk);
        await clerk.PostAsync($"{voting.Round.Path}/code-revocations", new { refs = new[] { "r1" }, reason = "Lost." });
        var codes = await voting.Town.IssueMissingCodesAsync(voting.Round.Path);
        var again = voting with { Codes = codes };
        Assert.That(await (await again.CastAsync(1, voting.Sections(2))).OutcomeAsync(), Is.EqualTo("200"));
        await voting.CountAsync();
        await voting.Round.MoveAsync("published");
        Assert.That(
            (await voting.RecordAsync()).GetProperty("ballots").GetProperty("counted").GetInt64(), Is.EqualTo(6));
    }

    [Test]
    public async Task Invariant_6_after_the_count_no_stored_byte_leads_from_a_voter_to_a_ballot()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(Residents);
        var slots = voting.Town.Database.Read(session => session.All<string>("SELECT slot FROM ballot"));
        Assert.That(slots, Has.Count.EqualTo(Residents));
        Assert.That(voting.Town.Holds(slots[0]), Is.True);
        await voting.CountAsync();
        var disk = voting.Town.Disk();
        Assert.That(slots.Where(slot => disk.Holds(slot)), Is.Empty);
        Assert.That(disk.Select(file => file.Name), Has.None.StartsWith("link-"));
    }

    [Test]
    public async Task Invariant_7_while_people_vote_no_answer_to_anybody_depends_on_what_they_chose()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(Residents);
        var before = await EveryAnswer.ToAllAsync(voting);
        for (var resident = 1; resident <= Residents; resident++)
        {
            await voting.CastAsync(resident, voting.Sections(0));
        }

        Assert.That(await EveryAnswer.ToAllAsync(voting), Is.EqualTo(before));
        Assert.That(before.Count(answer => answer.Contains(" 200 ", StringComparison.Ordinal)), Is.GreaterThan(40));
    }

    [Test]
    public async Task Invariant_10_a_round_whose_ties_could_stay_open_is_never_locked()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(
            town, ruleSet: new { rule = "greedy", satisfaction = "cost", ties = new[] { "cost", "votes", "lot" } });
        await round.MoveAsync("hearing");
        Assert.That(await (await round.AskAsync("locked")).OutcomeAsync(), Is.EqualTo("409 wrong-state"));
    }

    [Test]
    public async Task Invariant_11_every_change_by_staff_has_its_event_with_who_did_it()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(Residents);
        await voting.CountAsync();
        await voting.Round.MoveAsync("published");
        var events = voting.Town.Database.Read(session => AuditTrail.After(session, voting.Round.Id, 0, 1000));
        var byStaff = events.Where(one => one.Role != "service").Select(one => one.Action).ToArray();
        Assert.That(byStaff, Is.SupersetOf(new[] { "round-created", "rule-set-changed", "codes-exported" }));
        Assert.That(events.Select(one => one.Actor), Is.All.Not.Empty);
        Assert.That(events.Select(one => one.Number), Is.EqualTo(Enumerable.Range(1, events.Count)));
        Assert.That(events.Select(one => one.Hash), Is.Unique);
        Assert.That(
            events.Where(one => one.Role == "service").Select(one => one.Action),
            Is.EqualTo(["round-moved", "round-moved", "round-sealed"]),
            "opening, closing, and what two people confirmed");
    }

    [Test]
    public async Task Invariant_12_a_number_of_people_below_the_smallest_cell_is_not_told()
    {
        await using var voting = await PlannedTown.VotingAsync(Residents);
        await voting.CastAllAsync(3);
        await voting.CountAsync();
        await voting.Round.MoveAsync("published");
        var turnout = await (await voting.Town.AsPublic().GetAsync($"{voting.Round.Path}/turnout")).JsonAsync();
        var result = await (await voting.Town.AsPublic().GetAsync($"{voting.Round.Path}/result")).JsonAsync();
        Assert.That(turnout.GetRawText(), Does.Not.Contain(":3"));
        foreach (var line in result.GetProperty("lines").EnumerateArray())
        {
            Assert.That(line.TryGetProperty("ballots", out _), Is.False);
            Assert.That(
                await (await voting.Town.AsPublic()
                    .GetAsync($"{voting.Round.Path}/exports/ballots/{line.GetProperty("line").GetString()}.pb"))
                    .OutcomeAsync(),
                Is.EqualTo("409 cell-suppressed"));
        }
    }
}
