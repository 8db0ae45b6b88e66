using Budget.Api.Security;
using Budget.Core.Canonical;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class SupersedingTests
{
    private const string Runs = SealedTown.Round + "/result-runs";

    private static readonly object Error = new
    {
        reason = "Gyngerne kan ikke stå der.",
        changes = "Gynger er ude.",
        withdrawn = new[] { "prj-swings" },
    };

    [Test]
    public async Task A_second_person_puts_another_version_in_the_place_of_the_first_which_stays_readable()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var (anna, bent) = (await town.As(Role.Finance, "anna"), await town.As(Role.Finance, "bent"));
        var (first, record) = (await town.PublicJsonAsync("/result"), await town.PublicJsonAsync("/result/record"));
        var asked = await anna.PostAsync(Runs, Error);
        Assert.That(await asked.OutcomeAsync(), Is.EqualTo("201"));
        var run = (await asked.JsonAsync()).GetProperty("id").GetString();

        // Until it is confirmed everybody sees the first, and staff may look at the second.
        Assert.That((await town.PublicJsonAsync("/result")).GetRawText(), Is.EqualTo(first.GetRawText()));
        Assert.That((await anna.GetAsync(SealedTown.Round + "/result?version=2")).IsSuccessStatusCode);
        Assert.That(
            await (await town.AsPublic().GetAsync(SealedTown.Round + "/result?version=2")).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
        Assert.That(
            await (await anna.PostAsync($"{Runs}/{run}/confirmations", null)).OutcomeAsync(),
            Is.EqualTo("409 second-person-required"));
        Assert.That(await ConfirmAsync(bent, run!), Is.EqualTo("200"));

        var second = await town.PublicJsonAsync("/result");
        Assert.That(second.GetProperty("version").GetInt64(), Is.EqualTo(2));
        Assert.That(second.GetProperty("reason").GetString(), Is.EqualTo("Gyngerne kan ikke stå der."));
        var north = second.GetProperty("lines").With("line", SeededRound.North);
        Assert.That(north.GetProperty("withdrawn").Strings(), Is.EqualTo(new[] { "prj-swings" }));
        Assert.That(north.GetRawText(), Does.Not.Contain("Gynger"));
        var old = await town.AsPublic().GetAsync(SealedTown.Round + "/result/record?version=1");
        Assert.That((await old.JsonAsync()).GetRawText(), Is.EqualTo(record.GetRawText()));
        Assert.That(
            old.Headers.GetValues("Link").Single(),
            Is.EqualTo($"<{SealedTown.Round}/result/record?version=2>; rel=\"successor-version\""));
        var told = await town.PublicJsonAsync("/result?version=1");
        Assert.That(told.GetProperty("supersededBy").GetInt64(), Is.EqualTo(2));
        Assert.That(told.GetProperty("statement").GetProperty("en").GetString(), Does.Contain("version 2"));
    }

    [Test]
    public async Task The_new_record_is_signed_says_what_it_supersedes_and_recomputes()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var before = (await town.PublicJsonAsync("/result/record")).GetProperty("hash").GetString();
        await SupersedeAsync(town);
        var record = await town.PublicJsonAsync("/result/record");
        Assert.That(record.GetProperty("version").GetInt64(), Is.EqualTo(2));
        Assert.That(record.GetProperty("supersedes").GetProperty("hash").GetString(), Is.EqualTo(before));
        var canonical = string.Join(',', record.EnumerateObject()
            .Where(member => member.Name is not ("hash" or "signature"))
            .Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"));
        Assert.That(Hash.Of($"{{{canonical}}}"), Is.EqualTo(record.GetProperty("hash").GetString()));
        var ballots = await town.AsPublic().GetStringAsync(SealedTown.Round + "/exports/ballots/lin-nord.pb");
        Assert.That(ballots, Does.Not.Contain("prj-swings"));
        var runs = (await town.PublicJsonAsync("/result-runs")).GetProperty("items");
        Assert.That(
            runs.EnumerateArray()
                .Select(one => one.TryGetProperty("supersededBy", out var by) ? by.GetInt64() : 0),
            Is.EqualTo(new[] { 2L, 0L }));
        Assert.That(runs.GetRawText(), Does.Not.Contain("anna").And.Not.Contain("bent"));
        Assert.That(
            town.Database.Read(session => session.All<string>(
                "SELECT action || ' ' || actor FROM audit_event WHERE action LIKE 'result-%' ORDER BY number")),
            Is.EqualTo(new[] { "result-run-made anna", "result-superseded bent" }));
        var told = (await town.PublicJsonAsync("/audit-events?limit=200")).GetProperty("items");
        Assert.That(
            told.With("action", "result-superseded").GetProperty("reason").GetString(),
            Is.EqualTo("Gyngerne kan ikke stå der."));
        Assert.That(told.With("action", "result-run-made").TryGetProperty("reason", out _), Is.False);
    }

    [Test]
    public async Task What_a_council_adopted_was_the_version_it_saw()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var finance = await town.As(Role.Finance);
        var path = SealedTown.Round + "/council-decisions";
        Assert.That(await (await finance.PostAsync(path, Adopted)).OutcomeAsync(), Is.EqualTo("201"));
        await SupersedeAsync(town);
        var now = await town.PublicJsonAsync("/result");
        Assert.That(now.GetProperty("legalStatus").GetString(), Is.EqualTo("recommendation"));
        Assert.That(now.GetRawText(), Does.Not.Contain("isFunded"));
        Assert.That(
            (await town.PublicJsonAsync("/result?version=1")).GetProperty("legalStatus").GetString(),
            Is.EqualTo("adopted"));
        Assert.That(await (await finance.PostAsync(path, AdoptedOf(2))).OutcomeAsync(), Is.EqualTo("201"));
        Assert.That(
            (await town.PublicJsonAsync("/council-decisions")).GetProperty("items").EnumerateArray()
                .Select(decision => decision.GetProperty("resultVersion").GetInt64()),
            Is.EqualTo(new[] { 2L, 1L }));
    }

    [Test]
    public async Task Only_the_newest_run_is_confirmed_and_only_once()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var (anna, bent) = (await town.As(Role.Finance, "anna"), await town.As(Role.Finance, "bent"));
        var first = await MadeAsync(anna);
        var second = await MadeAsync(anna);
        Assert.That(await ConfirmAsync(bent, first), Is.EqualTo("409 wrong-state"));
        Assert.That(
            (await Task.WhenAll(ConfirmAsync(bent, second), ConfirmAsync(bent, second))).Order(),
            Is.EqualTo(new[] { "200", "409 wrong-state" }));
        Assert.That((await town.PublicJsonAsync("/result")).GetProperty("version").GetInt64(), Is.EqualTo(3));
    }

    [Test]
    public async Task Before_it_is_published_nothing_is_superseded_and_an_unknown_project_is_pointed_at()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(SealedTown.Ballots());
        await town.CountAsync();
        var finance = await town.As(Role.Finance);
        Assert.That(
            await (await finance.PostAsync(Runs, Error)).OutcomeAsync(), Is.EqualTo("409 result-not-published"));
        await town.PublishAsync();
        var wrong = await finance.PostAsync(Runs, new { reason = "R", changes = "C", withdrawn = new[] { "prj-x" } });
        Assert.That(
            (await wrong.JsonAsync()).GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo("/withdrawn/0"));
        Assert.That(
            await (await (await town.As(Role.Clerk)).PostAsync(Runs, Error)).OutcomeAsync(),
            Is.EqualTo("403 forbidden"));
    }

    private static object Adopted { get; } = AdoptedOf(null);

    private static object AdoptedOf(long? version) => new
    {
        resultVersion = version,
        legalStatus = "adopted",
        caseNumber = "1",
        decidedOn = "2026-09-21",
        minutesUrl = "https://town.example/1",
        reasons = "R",
    };

    /// <summary>Two people put a version without the swings in the place of the one that counts.</summary>
    internal static async Task SupersedeAsync(RunningTown town)
    {
        var run = await MadeAsync(await town.As(Role.Finance, "anna"));
        Assert.That(await ConfirmAsync(await town.As(Role.Finance, "bent"), run), Is.EqualTo("200"));
    }

    /// <summary>The id of a run that nobody has confirmed.</summary>
    internal static async Task<string> MadeAsync(HttpClient finance) =>
        (await (await finance.PostAsync(Runs, Error)).JsonAsync()).GetProperty("id").GetString()!;

    private static async Task<string> ConfirmAsync(HttpClient finance, string run) =>
        await (await finance.PostAsync($"{Runs}/{run}/confirmations", null)).OutcomeAsync();
}
