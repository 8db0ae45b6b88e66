using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Budget.Api.Rounds;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Ballots;

/// <summary>What many voters at once cannot bring about.</summary>
[OnBothStores]
public sealed class RaceTests
{
    private const string Mine = $"/v1/rounds/{SeededRound.Id}/ballots/mine";

    [Test]
    public async Task A_thousand_voters_who_each_cast_32_times_at_once_leave_a_thousand_ballots()
    {
        const int Voters = 1000;
        const int Casts = 32;
        await using var town = await RunningTown.OpenAsync();
        var (round, codes) = await OpenAsync(town, Voters);
        using var http = town.Crowd();
        var statuses = new ConcurrentBag<HttpStatusCode>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Voters * Casts),
            new ParallelOptions { MaxDegreeOfParallelism = 2 * Casts },
            async (cast, _) => statuses.Add(await CastAsync(http, codes[cast / Casts], round, cast)));
        Assert.That(statuses.Count(status => status == HttpStatusCode.Created), Is.EqualTo(Voters));
        Assert.That(statuses.Count(status => status == HttpStatusCode.OK), Is.EqualTo(Voters * (Casts - 1)));
        Assert.That(BallotsOf(town), Is.EqualTo(Voters));
    }

    [Test]
    public async Task Five_hundred_voters_at_once_meet_no_error_and_find_their_receipts()
    {
        const int Voters = 500;
        await using var town = await RunningTown.OpenAsync();
        var (round, codes) = await OpenAsync(town, Voters);
        using var http = town.Crowd();
        var receipts = await Task.WhenAll(codes.Index().Select(async voter =>
        {
            using var answer = await http.SendAsync(Request(voter.Item, round, voter.Index));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            return (await answer.JsonAsync()).GetProperty("receiptId").GetString()!;
        }));
        Assert.That(receipts, Is.Unique);
        foreach (var receipt in receipts)
        {
            using var found = await http.GetAsync($"/v1/rounds/{SeededRound.Id}/receipts/{receipt}");
            Assert.That((await found.JsonAsync()).GetProperty("status").GetString(), Is.EqualTo("stored"));
        }
    }

    [Test]
    public async Task Of_casts_that_race_the_close_each_201_is_kept_and_each_later_one_is_409()
    {
        const int Voters = 600;
        await using var town = await RunningTown.OpenAsync();
        var (round, codes) = await OpenAsync(town, Voters);
        using var http = town.Crowd();
        var done = 0;
        var statuses = await Task.WhenAll(codes.Index().Select(voter => Task.Run(async () =>
        {
            var status = await CastAsync(http, voter.Item, round, voter.Index);
            if (Interlocked.Increment(ref done) == Voters / 3)
            {
                town.Clock.SetUtcNow(SeededRound.ClosesAt);
            }

            return status;
        })));
        var kept = statuses.Count(status => status == HttpStatusCode.Created);
        Assert.That(kept, Is.GreaterThanOrEqualTo(Voters / 3).And.LessThan(Voters));
        Assert.That(statuses.Count(status => status == HttpStatusCode.Conflict), Is.EqualTo(Voters - kept));
        Assert.That(BallotsOf(town), Is.EqualTo(kept));
        Assert.That(await CastAsync(http, codes[0], round, 1), Is.EqualTo(HttpStatusCode.Conflict));
    }

    private static async Task<(Round Round, string[] Codes)> OpenAsync(RunningTown town, int voters)
    {
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, voters);
        town.Clock.SetUtcNow(SeededRound.OpensAt);
        return (round, codes);
    }

    private static async Task<HttpStatusCode> CastAsync(HttpClient http, string code, Round round, int number)
    {
        using var answer = await http.SendAsync(Request(code, round, number));
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(string code, Round round, int number) => new(HttpMethod.Put, Mine)
    {
        Headers = { Authorization = new("VotingCode", code) },
        Content = new StringContent(SeededRound.BallotBody(round, number), Encoding.UTF8, "application/json"),
    };

    private static long BallotsOf(RunningTown town) =>
        town.Database.Read(session => session.One<long>("SELECT COUNT(*) FROM ballot"));
}
