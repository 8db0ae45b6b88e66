using System.Diagnostics;
using System.Globalization;
using Budget.Api.Hosting;
using Budget.Tests.Api.Hosting;

namespace Budget.Benchmarks.Casting;

/// <summary>
/// What group commit is worth: ballots over HTTP with up to 64 changes to a commit and with one, in turns, each on a
/// new file with <c>synchronous=FULL</c>; and how often the disk was flushed for a ballot. Beside it the same on a
/// PostgreSQL server, when there is one.
/// </summary>
internal static class Cast
{
    private const int Clients = 256;

    // The other measurements compile once; a service that runs for days compiles again what it does often.
    private const string Tiered = "DOTNET_TieredCompilation";
    private const string Profiled = "DOTNET_TieredPGO";

    // As Budget.Api.csproj says of it.
    private const string Collected = "DOTNET_gcServer";

    public static async Task RunAsync(int ballots, int times)
    {
        if (Environment.GetEnvironmentVariable(Tiered) != "1")
        {
            await AsTheServiceRunsAsync(ballots, times);
            return;
        }

        Say($"Once to warm up:");
        await RateAsync(ballots / 4, batch: 1);
        await RateAsync(ballots, Budget.Api.Storage.Database.DefaultBatch);
        var (together, alone, onServer) = (new List<double>(), new List<double>(), new List<double>());
        for (var time = 0; time < times; time++)
        {
            alone.Add(await RateAsync(ballots / 4, batch: 1));
            together.Add(await RateAsync(ballots, Budget.Api.Storage.Database.DefaultBatch));
            if (TownDatabases.Server is not null)
            {
                onServer.Add(await OnServerAsync(ballots));
            }
        }

        var (a, b) = (Median(together), Median(alone));
        Say($"ballots a second: {a:F0} with group commit, {b:F0} with a commit per ballot; ratio {a / b:F2}");
        if (onServer.Count == 0)
        {
            Say($"SKIPPED: on PostgreSQL; {TownDatabases.Variable} names no server");
            return;
        }

        var server = Median(onServer);
        Say($"{server:F0} on PostgreSQL with group commit; ratio to the file {server / a:F2}");
    }

    private static async Task<double> OnServerAsync(int ballots)
    {
        TownDatabases.AreUsed = true;
        try
        {
            return await RateAsync(ballots, Budget.Api.Storage.Database.DefaultBatch);
        }
        finally
        {
            TownDatabases.AreUsed = false;
        }
    }

    private static async Task AsTheServiceRunsAsync(int ballots, int times)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, [typeof(Cast).Assembly.Location, "cast", $"{ballots}", $"{times}"])
        {
            Environment = { [Tiered] = "1", [Profiled] = "0", [Collected] = "1" },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }

    private static async Task<double> RateAsync(int ballots, int batch)
    {
        await using var town = await RunningTown.OpenAsync(
            new ApplicationSettings { Batch = batch, RateLimits = false });
        var round = await town.InsertLockedAsync();
        var codes = await town.InsertVotersAsync(round.Id, ballots);
        town.Clock.Advance(SeededRound.OpensAt - RunningTown.Start);
        var url = new Uri(town.Url);
        var requests = codes.Select((code, at) => RawVoters.Put(
            url, $"/v1/rounds/{round.Id}/ballots/mine", code, SeededRound.BallotBody(round, at))).ToArray();
        await RawVoters.SendAsync(url, requests[..(ballots / 10)], Clients, "201");
        var before = Spent.On(town.Database);
        var took = await RawVoters.SendAsync(url, requests[(ballots / 10)..], Clients, "201");
        var spent = Spent.On(town.Database) - before;
        var rate = (ballots - ballots / 10) / took.TotalSeconds;
        var store = TownDatabases.AreUsed ? "PostgreSQL" : "file";
        Say($"  {store}, up to {batch} to a commit: {rate:F0} ballots a second; a ballot: {spent}");
        return rate;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
