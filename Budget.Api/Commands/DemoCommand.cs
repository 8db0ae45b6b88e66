using System.CommandLine;
using Budget.Api.Demo;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Security.Keys;
using Budget.Api.Storage;

namespace Budget.Api.Commands;

/// <summary><c>demo</c>: a round of a Danish town from its set-up to its published result, over real HTTP.</summary>
internal static class DemoCommand
{
    private const string AnyPort = "http://127.0.0.1:0";

    public static Command Create(Terminal terminal)
    {
        var command = new Command("demo", "Drive an invented round of a Danish town through its whole life.");
        var exit = new Option<bool>("--exit") { Description = "End when the result is published." };
        var bundle = new Option<string?>("--bundle")
        {
            Description = "Save what is published: ballots, record, projects.",
            HelpName = "FILE.zip",
        };
        var url = new Option<string?>("--url") { Description = "Where to listen." };
        command.Add(exit);
        command.Add(bundle);
        command.Add(url);
        command.SetAction((parsed, _) => RunAsync(
            terminal, parsed.GetValue(url), parsed.GetValue(bundle), parsed.GetValue(exit)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string? url, string? bundle, bool exits)
    {
        // Who does not wait needs no address that he knows beforehand.
        url ??= exits ? AnyPort : new ApplicationSettings().Url;
        var folder = Directory.CreateTempSubdirectory("budget-demo-");
        try
        {
            var settings = new ApplicationSettings { DataFolder = folder.FullName, Url = url, RateLimits = false };
            var clock = new DemoClock();
            await using var app = Application.Build(settings, clock);
            await app.StartAsync(terminal.Cancellation);
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            var round = await WalkAsync(app.Services.GetRequiredService<Database>(), http, clock, terminal);
            if (bundle is not null)
            {
                var bytes = await new DemoCalls(http, null).DownloadAsync($"{round}/exports/bundle.zip");
                await File.WriteAllBytesAsync(bundle, bytes, terminal.Cancellation);
                terminal.Out.WriteLine($"Saved {bundle}.");
            }

            if (!exits)
            {
                terminal.Out.WriteLine(
                    $"Serving until Ctrl-C: {app.Urls.First()}/docs and {app.Urls.First()}{round}/result");
                await app.WaitForShutdownAsync(terminal.Cancellation);
            }

            return 0;
        }
        catch (IOException broken)
        {
            terminal.Error.WriteLine(broken.Message);
            return CommandLine.BadInput;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> WalkAsync(
        Database database, HttpClient http, DemoClock clock, Terminal terminal)
    {
        var first = await database.Write<MadeKey>(session => KeyOffice.MakeFirst(session, clock.GetUtcNow())!);
        var journey = new DemoJourney(
            http, clock, first.Value!.Key, line => terminal.Out.WriteLine($"· {line}"));
        var round = await journey.WalkAsync();
        terminal.Out.WriteLine();
        terminal.Show(DemoReport.Of(await new DemoCalls(http, null).GetAsync($"{round}/result")));
        terminal.Out.WriteLine();
        return round;
    }
}
