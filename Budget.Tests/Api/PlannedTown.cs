using System.Text.Json;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Rounds;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api;

/// <summary>A round that was set up over HTTP, and its residents with their codes.</summary>
internal sealed record PlannedTown(RunningTown Town, Planned Round, IReadOnlyDictionary<string, string> Codes)
    : IAsyncDisposable
{
    /// <summary>The references of so many residents: <c>r1</c>, <c>r2</c>…</summary>
    public static IEnumerable<string> Refs(int residents) => Enumerable.Range(1, residents).Select(at => $"r{at}");

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    /// <summary>Voting is open, nobody has voted.</summary>
    public static async Task<PlannedTown> VotingAsync(int residents, object? settings = null)
    {
        var town = await RunningTown.OpenAsync();
        var round = await Planned.LockedAsync(town, settings);
        var roll = string.Concat(Refs(residents).Prepend("ref").Select(line => line + "\n"));
        var codes = await town.IssueCodesAsync(roll, round.Path);
        town.Clock.SetUtcNow(Planned.OpensAt);
        return new(town, round, codes);
    }

    /// <summary>A resident casts; his number says what.</summary>
    public Task<HttpResponseMessage> CastAsync(int resident) => CastAsync(resident, Sections(resident));

    public async Task<HttpResponseMessage> CastAsync(int resident, object sections) =>
        await Town.AsVoter(Codes[$"r{resident}"]).PutAsync(
            $"{Round.Path}/ballots/mine",
            new { lockHash = (await Round.ReadAsync("")).GetProperty("lockHash").GetString(), sections });

    /// <summary>All residents up to a number cast.</summary>
    public async Task CastAllAsync(int residents)
    {
        for (var resident = 1; resident <= residents; resident++)
        {
            Assert.That(await (await CastAsync(resident)).OutcomeAsync(), Is.EqualTo("201"));
        }
    }

    /// <summary>The round closes by the clock, is reconciled, and two people count it.</summary>
    public async Task CountAsync()
    {
        Town.Clock.SetUtcNow(Planned.ClosesAt);
        await Round.MoveAsync("reconciling");
        await Round.MoveByTwoAsync("counted");
    }

    public async Task<JsonElement> RecordAsync() =>
        await (await Town.AsPublic().GetAsync($"{Round.Path}/result/record")).JsonAsync();

    /// <summary>What a resident with this number says on both lines.</summary>
    public Dictionary<string, object> Sections(int resident) => new()
    {
        [Round.North] = new { approve = new[] { Round.Projects[resident % 3] } },
        [Round.City] = new
        {
            rank = new[]
            {
                new[] { Round.Projects[3 + resident % 3] },
                [Round.Projects[3 + (resident + 1) % 3]],
            },
        },
    };
}
