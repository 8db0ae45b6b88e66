using System.CommandLine;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Security.Keys;
using Budget.Api.Storage;

namespace Budget.Api.Commands;

/// <summary><c>serve</c>: the service, until Ctrl-C; what the program does when it is told nothing.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var (command, options) = (new Command("serve", "Serve rounds over HTTP (the default)."), new OperatorOptions());
        options.AddAllTo(command);
        command.SetAction((parsed, _) => options.Run(parsed, terminal, settings => Serve(settings, terminal)));
        return command;
    }

    private static async Task<string?> Serve(ApplicationSettings settings, Terminal terminal)
    {
        var isUp = false;
        await using var app = Application.Build(
            settings, terminal.Clock, log => Logging.FromStart(Logging.ToStandardOutput(log), () => isUp));
        await app.StartAsync(terminal.Cancellation);
        isUp = true;
        terminal.Out.WriteLine($"Listening on {string.Join(", ", app.Urls)}; what it offers: {app.Urls.First()}/docs");
        terminal.Out.WriteLine($"Data in {Place(settings)}, keys in "
            + $"{Path.GetFullPath(settings.Keys)}; the operator's page says what is backed up how.");
        await ShowFirstKey(app.Services.GetRequiredService<Database>(), terminal);
        terminal.Out.WriteLine("Ctrl-C stops it.");
        await app.WaitForShutdownAsync(terminal.Cancellation);
        return null;
    }

    private static string Place(ApplicationSettings settings) =>
        settings.Database is null ? Path.GetFullPath(settings.DataFolder) : settings.Store().Name;

    private static async Task ShowFirstKey(Database database, Terminal terminal)
    {
        var made = await database.Write<MadeKey>(session =>
            KeyOffice.MakeFirst(session, terminal.Clock.GetUtcNow()) is { } first
                ? first
                : new Problem(ProblemType.AlreadyDelivered, ""));
        if (made.Value is { } key)
        {
            terminal.Out.WriteLine("The first administrator key, shown this once and kept nowhere:");
            terminal.Out.WriteLine($"  {key.Key}");
            terminal.Out.WriteLine("Whoever has it can make all other keys; 'keys recover' replaces a lost one.");
        }
    }
}
