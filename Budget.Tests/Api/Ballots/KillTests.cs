using System.Net;
using System.Text;
using Budget.Api.Ballots;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Ballots;

/// <summary>201 means kept.</summary>
[OnBothStores]
public sealed class KillTests
{
    private const int Kills = 20;
    private const int Voters = 64;
    private const int CastsBetweenKills = 150;
    private const string Mine = $"/v1/rounds/{SeededRound.Id}/ballots/mine";

    [Test]
    public async Task After_20_kills_under_load_every_answered_ballot_is_there_once_in_its_last_version()
    {
        var town = await RunningTown.OpenAsync();
        var round = await town.InsertLockedAsync(opensAt: DateTimeOffset.UtcNow.AddHours(-1));
        var voters = (await town.InsertVotersAsync(round.Id, Voters)).Select(code => new Repeater(code)).ToArray();
        await town.StopAsync();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                using var service = await KilledService.StartAsync(town.Settings);
                await CastUntilKilledAsync(service, round, voters);
            }

            var keys = new KeyFolder(town.Settings.Keys);
            using var database = Database.Open(town.Settings.Store());
            foreach (var (at, voter) in voters.Index())
            {
                var slot = Slots.Of(keys, round, SeededVoters.EntryId(at)).Value!;
                var stored = database.Read(session => StoredBallot.Find(session, round.Id, slot)?.Sections);
                Assert.That(stored ?? "nothing", Is.AnyOf(voter.Possible.ToArray()));
            }

            Assert.That(
                database.Read(session => session.One<long>("SELECT COUNT(*) FROM ballot")),
                Is.LessThanOrEqualTo(voters.Length));
            Assert.That(voters.Sum(voter => voter.Answered), Is.GreaterThanOrEqualTo(Kills * CastsBetweenKills));
        }
        finally
        {
            RunningTown.Remove(town.Settings.DataFolder);
        }
    }

    private static async Task CastUntilKilledAsync(KilledService service, Round round, Repeater[] voters)
    {
        using var http = new HttpClient { BaseAddress = service.Url };
        var answered = 0;
        await Task.WhenAll(voters.Select(voter => Task.Run(async () =>
        {
            while (await voter.CastAsync(http, round))
            {
                if (Interlocked.Increment(ref answered) == CastsBetweenKills)
                {
                    service.Kill();
                }
            }
        })));
    }

    /// <summary>A voter who changes his mind all the time, and remembers what he was told.</summary>
    private sealed class Repeater(string code)
    {
        private int _number;
        private int _acknowledged = -1;

        /// <summary>How many casts were answered.</summary>
        public int Answered { get; private set; }

        /// <summary>What may be stored: the last answered version, or one that was sent after it.</summary>
        public IEnumerable<string> Possible => _acknowledged < 0
            ? Enumerable.Range(0, _number).Select(SeededRound.Sections).Append("nothing")
            : Enumerable.Range(_acknowledged, _number - _acknowledged).Select(SeededRound.Sections);

        /// <summary>Casts once; false when no answer came.</summary>
        public async Task<bool> CastAsync(HttpClient http, Round round)
        {
            var sent = _number++;
            try
            {
                using var request = Request(HttpMethod.Put);
                request.Content = new StringContent(
                    SeededRound.BallotBody(round, sent), Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(request);
                Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.Created, HttpStatusCode.OK));
                (_acknowledged, Answered) = (sent, Answered + 1);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        private HttpRequestMessage Request(HttpMethod method) =>
            new(method, Mine) { Headers = { Authorization = new("VotingCode", code) } };
    }
}
