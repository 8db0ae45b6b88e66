using System.Net.Http.Headers;
using Budget.Api.Hosting;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Problems;

/// <summary>Every row of the table of refusals is met over HTTP: what nobody can meet does not stand in it.</summary>
[OnBothStores]
public sealed class EveryProblemTests
{
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";

    private static readonly (string Outcome, Func<Task<string>> Call)[] Cases =
    [
        ("400 over-budget", () => OnNorth(new(MaxCostMinor: 1), Bench)),
        ("400 too-many-projects", () =>
            Casting("""{"lin-nord":{"approve":["prj-bench","prj-swings","prj-trees"]}}""")),
        ("400 too-few-projects", () => Casting("""{"lin-nord":{"approve":[]}}""")),
        ("400 unknown-project", () => Casting("""{"lin-nord":{"approve":["prj-x"]}}""")),
        ("400 duplicate-project", () => Casting("""{"lin-nord":{"approve":["prj-bench","prj-bench"]}}""")),
        ("400 duplicate-rank", () => Casting("""{"lin-by":{"rank":[["prj-path"],["prj-path"]]}}""")),
        ("400 rank-gap", () => Casting("""{"lin-by":{"rank":[[],["prj-path"]]}}""")),
        ("400 points-exceeded", () => OnNorth(
            new(BallotKind.Cumulative, MaxPoints: 2), """{"lin-nord":{"points":{"prj-bench":3}}}""")),
        ("400 project-withdrawn", () => InVoting(async (town, voter) =>
        {
            await Ballots.BallotRulesTests.WithdrawAsync(town, "prj-bench");
            return await voter.CastAsync(Bench);
        })),
        ("409 form-outdated", () => InVoting((_, voter) => voter.CastAsync(Bench, "sha256:0"))),
        ("409 voting-closed", () => InVoting((town, voter) =>
        {
            town.Clock.Advance(TimeSpan.FromDays(20));
            return voter.CastAsync(Bench);
        })),
        ("403 not-eligible", async () =>
        {
            var (town, codes) = await VotingTown.OpenVotingAsync("ref;lines\nA-1;lin-by\n");
            await using var _ = town;
            return await (await town.AsVoter(codes["A-1"]).CastAsync(Bench)).OutcomeAsync();
        }),
        ("401 code-unknown", () => InVoting((town, _) => town.AsVoter("4K0VX").CastAsync(Bench))),
        ("503 unavailable", () => InVoting((town, voter) =>
        {
            town.Keys.DestroyLinkKey(SeededRound.Id);
            return voter.CastAsync(Bench);
        })),
        ("409 already-delivered", () => Creating("makeKey", async call =>
        {
            await call.SendAsync("k");
            return await call.SendAsync("k");
        })),
        ("422 idempotency-mismatch", () => Creating("createLine", async call =>
        {
            await call.SendAsync("k");
            return await (call with { Body = """{"title":"A","amountMinor":1}""" }).SendAsync("k");
        })),
        ("409 idempotency-in-progress", () => Creating("createRound", async call =>
        {
            var caller = new Caller(People.Named("Finance@town.example"), Role.Finance);
            using var work = call.Town.Parts.GetRequiredService<CallsAtWork>().Begin(
                Idempotency.IdOf(caller, "k", address: null));
            var answer = await call.SendAsync("k");
            Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
            return answer;
        })),
        ("400 import-rows-invalid", () => Creating("importRoll", call => call.Client.ImportAsync("ref\nA-1\nA-1\n"))),
        ("409 limit-exceeded", () => Creating("makeKey", async call =>
        {
            await call.SendAsync(null);
            await call.SendAsync(null);
            return await call.SendAsync(null);
        })),
        ("413 limit-exceeded", () => Creating(
            "createRound", call => (call with { Body = new(' ', StrictBody.DefaultBytes + 1) }).SendAsync(null))),
        ("415 invalid-input", () => Creating(
            "createRound", call => (call with { MediaType = "text/csv" }).SendAsync(null))),
        ("400 invalid-input", () => Creating("createRound", call => (call with { Body = "{}" }).SendAsync(null))),
        ("409 wrong-state", () => InRound(Planned.DraftAsync, round => round.AskAsync("published"))),
        ("409 rule-locked", () => InRound(
            Planned.LockedAsync, round => round.Anna.PostAsync($"{round.Path}/areas", new { title = "A" }))),
        ("428 precondition-required", () => InRound(
            Planned.DraftAsync, round => round.SendAsync(HttpMethod.Patch, "", new { title = "A" }, null))),
        ("412 version-mismatch", () => InRound(
            Planned.DraftAsync, round => round.SendAsync(HttpMethod.Patch, "", new { title = "A" }, "\"0\""))),
        ("409 second-person-required", () => InRound(Planned.LockedAsync, async round =>
        {
            var asked = await (await round.AskAsync("hearing", "A price was wrong.")).JsonAsync();
            return await round.ConfirmAsync(round.Anna, asked.GetProperty("id").GetString()!);
        })),
        ("409 result-not-published", () => InRound(
            Planned.LockedAsync, round => round.Anna.GetAsync($"{round.Path}/result"))),
        ("409 cell-suppressed", async () =>
        {
            await using var town = await SealedTown.OpenPublishedAsync(publishedFrom: 1000);
            return await (await town.AsPublic().GetAsync(SealedTown.Round + "/exports/ballots/lin-nord.pb"))
                .OutcomeAsync();
        }),
        ("409 tie-unresolved", () => Allocating("""{"rule":"greedy","ties":["cost"]}""")),
        ("400 rule-unsupported-ballots", () => Allocating("""{"rule":"greedy","satisfaction":"points"}""")),
        ("406 invalid-input", () => InTown(town =>
        {
            var client = town.AsPublic();
            client.DefaultRequestHeaders.Accept.ParseAdd("application/xml");
            return client.GetAsync("/v1/rules");
        })),
        ("404 not-found", () => InTown(town => town.AsPublic().GetAsync("/v1/rounds/rnd-none"))),
        ("405 not-found", () => InTown(town => town.AsPublic().DeleteAsync("/v1/rules"))),
        ("403 forbidden", () => InTown(async town => await (await town.As(Role.Clerk)).GetAsync("/v1/keys"))),
        ("401 unauthenticated", () => InTown(town => town.AsPublic().GetAsync("/v1/keys"))),
        ("429 too-many-requests", async () =>
        {
            await using var town = await RunningTown.OpenAsync(new ApplicationSettings { RequestsPerMinute = 1 });
            await town.AsPublic().GetAsync("/v1/rules");
            return await (await town.AsPublic().GetAsync("/v1/rules")).OutcomeAsync();
        }),
        // Nothing of ours may come here; a route of the test's own does.
        ("500 defect", async () =>
        {
            await using var town = await RunningTown.OpenAsync(routes: app => app.MapGet(
                "/v1/broken", IResult () => throw new InvalidOperationException("a defect")).AllowEverybody());
            return await (await town.AsPublic().GetAsync("/v1/broken")).OutcomeAsync();
        }),
    ];

    private static IEnumerable<string> Expected => Cases.Select(row => row.Outcome);

    [Test]
    public void Every_row_of_the_table_is_met_here() => Assert.That(
        Expected, Is.EquivalentTo(ProblemType.All.Select(type => $"{type.Status} {type.Code}")));

    [TestCaseSource(nameof(Expected))]
    public async Task A_refusal_is_met_over_HTTP(string expected) =>
        Assert.That(await Cases.Single(row => row.Outcome == expected).Call(), Is.EqualTo(expected));

    private static Task<string> Casting(string sections) => InVoting((_, voter) => voter.CastAsync(sections));

    private static async Task<string> InVoting(Func<RunningTown, HttpClient, Task<HttpResponseMessage>> call)
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        return await (await call(town, town.AsVoter(codes["A-1"]))).OutcomeAsync();
    }

    private static async Task<string> OnNorth(LineLimits limits, string sections)
    {
        var manifest = SeededRound.Manifest with
        {
            Lines = [new(SeededRound.North, "Nord", 1_000_00, 0, limits), SeededRound.Manifest.Lines[1]],
        };
        var (town, codes) = await VotingTown.OpenVotingAsync(manifest: manifest);
        await using var _ = town;
        return await (await town.AsVoter(codes["A-1"]).CastAsync(sections, Hash.Of(manifest.ToCanonical())))
            .OutcomeAsync();
    }

    private static async Task<string> InTown(Func<RunningTown, Task<HttpResponseMessage>> call)
    {
        await using var town = await RunningTown.OpenAsync();
        return await (await call(town)).OutcomeAsync();
    }

    private static Task<string> InRound(
        Func<RunningTown, object?, object?, Task<Planned>> open, Func<Planned, Task<HttpResponseMessage>> call) =>
        InTown(async town => await call(await open(town, null, null)));

    private static async Task<string> Creating(string operation, Func<CreatingCall, Task<HttpResponseMessage>> does)
    {
        await using var call = await CreatingCall.All[operation]();
        return await (await does(call)).OutcomeAsync();
    }

    private static Task<string> Allocating(string ruleSet) => InTown(town =>
    {
        var body = new StringContent($$"""
            {"election":{"budget":"10","projects":[{"id":"a","cost":"10"},{"id":"b","cost":"10"}],
            "ballots":[{"approve":["a","b"]}]},"ruleSet":{{ruleSet}}}
            """);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return town.AsPublic().PostAsync("/v1/allocations", body);
    });
}
