using System.Text.Json;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Results;

/// <summary>A town on its way from the last ballot to a published result.</summary>
internal static class SealedTown
{
    public const string Round = "/v1/rounds/" + SeededRound.Id;

    /// <summary>Ballots of both kinds: on the line Nord, more voters want the swings than the trees.</summary>
    public static IEnumerable<string> Ballots(int times = 10) => Enumerable.Repeat(
        (string[])
        [
            """{"lin-nord":{"approve":["prj-swings","prj-bench"]},"lin-by":{"rank":[["prj-path"],["prj-stage"]]}}""",
            """{"lin-nord":{"approve":["prj-bench"]},"lin-by":{"rank":[["prj-garden","prj-path"]]}}""",
            """{"lin-nord":{"approve":["prj-trees"]}}""",
            """{"lin-by":{"rank":[["prj-stage"],["prj-path"],["prj-garden"]]}}""",
            """{"lin-nord":{"approve":["prj-swings"]},"lin-by":{"rank":[["prj-stage"]]}}""",
        ],
        times).SelectMany(ballots => ballots);

    /// <summary>A round that is reconciling, with ballots as casting leaves them.</summary>
    public static async Task<Round> ReconcileAsync(
        this RunningTown town, IEnumerable<string> ballots, Manifest? manifest = null, int publishedFrom = 1)
    {
        var round = await town.InsertLockedAsync(manifest);
        await town.InsertBallotsAsync(round.Id, ballots);
        town.Clock.Advance(TimeSpan.FromDays(20));
        return await town.ChangeAsync(stored => stored with
        {
            State = RoundState.Reconciling,
            Settings = stored.Settings with { BallotsPublishedFrom = publishedFrom },
        });
    }

    public static async Task<Round> ChangeAsync(this RunningTown town, Func<Round, Round> change) =>
        (await town.Database.Write<Round>(
            session => change(Budget.Api.Rounds.Round.Find(session, SeededRound.Id)!).Update(session))).Value!;

    public static async Task<Round> SealAsync(this RunningTown town) =>
        (await town.Database.Write<Round>(session => Sealing.Seal(
            session, Budget.Api.Rounds.Round.Find(session, SeededRound.Id)!, town.Clock.GetUtcNow()))).Value!;

    public static async Task<Round> CountAsync(this RunningTown town)
    {
        await town.SealAsync();
        var (round, problem) = await town.Parts.GetRequiredService<Counting>().FinishAsync(
            SeededRound.Id, new Caller("finance@town.example", Role.Finance));
        return round ?? throw new InvalidOperationException(problem!.Detail);
    }

    public static async Task PublishAsync(this RunningTown town) => await town.Database.Write<Round>(session =>
    {
        var round = Budget.Api.Rounds.Round.Find(session, SeededRound.Id)!;
        return Publishing.Publish(session, round, town.Clock.GetUtcNow()) is { } problem
            ? problem
            : (round with { State = RoundState.Published }).Update(session);
    });

    /// <summary>A town whose round is published.</summary>
    public static async Task<RunningTown> OpenPublishedAsync(
        IEnumerable<string>? ballots = null, Manifest? manifest = null, int publishedFrom = 1)
    {
        var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync(ballots ?? Ballots(), manifest, publishedFrom);
        await town.CountAsync();
        await town.PublishAsync();
        return town;
    }

    public static async Task<JsonElement> PublicJsonAsync(this RunningTown town, string path) =>
        await (await town.AsPublic().GetAsync(Round + path)).JsonAsync();

    public static string[] Strings(this JsonElement array) =>
        [.. array.EnumerateArray().Select(element => element.GetString()!)];

    /// <summary>The element of an array whose member has a value.</summary>
    public static JsonElement With(this JsonElement array, string member, string value) =>
        array.EnumerateArray().Single(element => element.GetProperty(member).GetString() == value);
}
