using Budget.Api.Hosting;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// A town with a round in some state, kept in a folder, from which any number of towns are opened that are just so.
/// </summary>
internal sealed class RoundInState : IDisposable
{
    private readonly string _folder;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, string> _ids;
    private readonly string? _code;

    private RoundInState(string folder, DateTimeOffset now, Dictionary<string, string> ids, string? code) =>
        (_folder, _now, _ids, _code) = (folder, now, ids, code);

    public string RoundId => _ids["rnd"];

    /// <summary>Every state that a round can be in.</summary>
    public static IReadOnlyList<RoundState> All { get; } = Enum.GetValues<RoundState>();

    public void Dispose() => RunningTown.Remove(_folder);

    /// <summary>
    /// Makes a round with an area, a category, voters, and, where there can be one, a ballot and a move that waits
    /// for a second person.
    /// </summary>
    public static async Task<RoundInState> MakeAsync(RoundState state)
    {
        var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        await round.AddAsync("areas", new { title = "Nord" });
        await round.AddAsync("categories", new { title = "Natur" });
        var codes = await town.IssueCodesAsync("ref\nr1\nr2\n", round.Path);
        await (await town.As(Role.Clerk)).ImportAsync("ref\nr3\n", path: round.Path);
        var batch = await round.AddAsync("code-batches", new { });
        await MoveAsync(town, round, codes["r1"], state);
        if (state is >= RoundState.Locked and < RoundState.Published)
        {
            await round.AskAsync("cancelled", "Nobody wants it.");
        }

        var ids = await WrittenTown.IdsOfAsync(round);
        ids["bat"] = batch;
        await town.StopAsync();
        return new(town.Settings.DataFolder, town.Clock.GetUtcNow(), ids, codes["r1"]);
    }

    /// <summary>A town that is just so.</summary>
    public async Task<WrittenTown> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("budget-town-").FullName;
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_folder, file));
            new ApplicationSettings { DataFolder = Path.GetDirectoryName(copy)! }.MakeDataFolder();
            File.Copy(file, copy);
        }

        TownDatabases.CopyIfUsed(_folder, folder);
        var town = await RunningTown.OpenAsync(folder: folder);
        town.Clock.SetUtcNow(_now);
        return await WrittenTown.OfAsync(town, _ids, _code);
    }

    private static async Task MoveAsync(RunningTown town, Planned round, string code, RoundState state)
    {
        foreach (var step in Way(state))
        {
            switch (step)
            {
                case RoundState.Voting:
                    town.Clock.SetUtcNow(Planned.OpensAt);
                    await VoteAsync(town, round, code);
                    break;
                case RoundState.Closed:
                    town.Clock.SetUtcNow(Planned.ClosesAt);
                    break;
                case RoundState.Counted:
                    await round.MoveByTwoAsync("counted");
                    break;
                default:
                    await round.MoveAsync(step.ToString().ToLowerInvariant(), "As planned.");
                    break;
            }
        }
    }

    // Pausing and cancelling lie beside the way.
    private static IEnumerable<RoundState> Way(RoundState state) => state switch
    {
        RoundState.Draft => [],
        RoundState.Cancelled => [RoundState.Cancelled],
        _ => All.Where(step => step > RoundState.Draft && step <= state
            && (step != RoundState.Paused || state == RoundState.Paused)),
    };

    private static async Task VoteAsync(RunningTown town, Planned round, string code)
    {
        var hash = (await round.ReadAsync("")).GetProperty("lockHash").GetString();
        var sections = new Dictionary<string, object> { [round.North] = new { approve = new[] { round.Projects[1] } } };
        var cast = await town.AsVoter(code).PutAsync($"{round.Path}/ballots/mine", new { lockHash = hash, sections });
        Assert.That(await cast.OutcomeAsync(), Is.EqualTo("201"));
    }
}
