using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class CopyRoundTests
{
    [Test]
    public async Task A_copy_is_a_draft_with_the_set_up_and_nothing_of_what_was_decided_or_voted()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await FullAsync(town);
        var made = await round.Anna.PostAsync($"{round.Path}/copies", new
        {
            title = "Aars 2027",
            opensAt = Planned.OpensAt.AddYears(1),
            closesAt = Planned.ClosesAt.AddYears(1),
            projects = "notFunded",
        });
        Assert.That(await made.OutcomeAsync(), Is.EqualTo("201"));
        var copy = await Planned.OfAsync(town, (await made.JsonAsync()).GetProperty("id").GetString()!);
        Assert.That(made.Headers.Location!.OriginalString, Is.EqualTo(copy.Path));
        var (said, lines) = (await copy.ReadAsync(""), (await copy.ReadAsync("/lines")).GetProperty("items"));
        Assert.That(said.GetProperty("state").GetString(), Is.EqualTo("draft"));
        Assert.That(said.GetProperty("title").GetString(), Is.EqualTo("Aars 2027"));
        Assert.That(
            said.EnumerateObject().Select(member => member.Name)
                .Intersect(["councilReference", "lotDrawEvent", "lockHash", "hearingFrom", "voterIssuer"]),
            Is.Empty);
        Assert.That(
            (await copy.ReadAsync("/rule-set")).GetRawText(),
            Is.EqualTo((await round.ReadAsync("/rule-set")).GetRawText()));
        Assert.That(lines.EnumerateArray().Select(line => line.GetProperty("id").GetString()),
            Has.None.EqualTo(round.North).And.None.EqualTo(round.City));
        var north = lines.EnumerateArray().Single(line => line.GetProperty("title").GetString() == "Nord");
        Assert.That(north.GetProperty("amountMinor").GetInt64(), Is.EqualTo(100_000));
        Assert.That(north.TryGetProperty("decisionReference", out _), Is.False);
        var areas = (await copy.ReadAsync("/areas")).GetProperty("items");
        Assert.That(north.GetProperty("areaId").GetString(), Is.EqualTo(areas[0].GetProperty("id").GetString()));
        var projects = (await copy.ReadAsync("/projects")).GetProperty("items").EnumerateArray().ToArray();
        Assert.That(projects.Select(project => project.GetProperty("state").GetString()), Has.All.EqualTo("proposed"));
        Assert.That(projects, Has.Length.EqualTo(7));
        var meadow = projects.Single(project => project.GetProperty("title").GetString() == "Eng");
        Assert.That(meadow.GetProperty("areaId").GetString(), Is.EqualTo(areas[0].GetProperty("id").GetString()));
        Assert.That(
            meadow.GetProperty("categories")[0].GetString(),
            Is.EqualTo((await copy.ReadAsync("/categories")).GetProperty("items")[0].GetProperty("id").GetString()));
        Assert.That(
            town.Database.Read(session => session.One<string>(
                "SELECT details FROM audit_event WHERE chain = @Id AND action = 'round-created'", new { copy.Id })),
            Does.Contain($"\"copyOf\":\"{round.Id}\""));
    }

    private static async Task<Planned> FullAsync(RunningTown town)
    {
        var round = await Planned.DraftAsync(town, Planned.Settings(lotDrawEvent: "Lotto, 26 September"));
        var area = await round.AddAsync("areas", new { title = "Nordbyen", population = 900 });
        var category = await round.AddAsync("categories", new { title = "Natur" });
        await round.AddAsync("projects", new
        {
            title = "Eng",
            lineId = round.North,
            priceMinor = 5L,
            areaId = area,
            categories = new[] { category },
        });
        await round.PatchAsync($"/lines/{round.North}", new { areaId = area, decisionReference = "26/77" });
        await round.MoveAsync("hearing");
        return round;
    }

    [Test]
    public async Task Of_a_counted_round_the_projects_without_money_come_along_and_no_voter_does()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var lost = (await town.PublicJsonAsync("/result")).GetProperty("lines").EnumerateArray()
            .Sum(line => line.GetProperty("notRecommended").GetArrayLength());
        var made = await (await town.As(Role.Finance)).PostAsync(
            SealedTown.Round + "/copies", new { title = "Aars 2027", projects = "notFunded" });
        Assert.That(await made.OutcomeAsync(), Is.EqualTo("201"));
        var copy = (await made.JsonAsync()).GetProperty("id").GetString();
        long Count(string table) => town.Database.Read(session => session.One<long>(
            $"SELECT COUNT(*) FROM {table} WHERE round_id = @copy", new { copy }));
        Assert.That((Count("project"), Count("line")), Is.EqualTo(((long)lost, 2L)));
        Assert.That(
            ((string[])["roll_entry", "ballot", "sealed_ballot", "rule_lock", "voting_code", "result", "transition"])
                .Select(Count),
            Has.All.Zero);
    }

    [Test]
    public async Task Between_the_count_and_its_publication_a_copy_gives_no_outcome_away()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.CountAsync();
        var (finance, path) = (await town.As(Role.Finance), SealedTown.Round + "/copies");
        Assert.That(
            await (await finance.PostAsync(path, new { title = "B", projects = "notFunded" })).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
        Assert.That(town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM round")), Is.EqualTo(1));
        Assert.That(await (await finance.PostAsync(path, new { title = "B" })).OutcomeAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task Nobody_but_finance_staff_copies()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        foreach (var role in (Role[])[Role.Clerk, Role.Auditor, Role.Administrator, Role.Steward, Role.FrontEnd])
        {
            var answer = await (await town.As(role)).PostAsync($"{round.Path}/copies", new { title = "B" });
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo("403 forbidden"), $"{role}");
        }
    }

    [Test]
    public async Task A_key_for_one_round_and_dates_in_the_wrong_order_make_no_copy()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        var key = await town.Database.Write<string>(session => ApiKey.Make(
            session, Role.Finance, "f@town.example", town.Clock.GetUtcNow(), round.Id));
        using var client = town.AsPublic();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Value);
        Assert.That(
            await (await client.PostAsync($"{round.Path}/copies", new { title = "B" })).OutcomeAsync(),
            Is.EqualTo("403 forbidden"));
        var wrong = await round.Anna.PostAsync(
            $"{round.Path}/copies", new { title = "B", opensAt = Planned.ClosesAt, closesAt = Planned.OpensAt });
        Assert.That(await wrong.OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM round")), Is.EqualTo(1));
    }
}
