using System.CommandLine;
using Budget.Api.Hosting;

namespace Budget.Api.Commands;

/// <summary><c>serve</c>: the service, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("serve", "Serve rounds over HTTP (the default).");
        command.SetAction((_, cancellation) => Serve(terminal, cancellation));
        return command;
    }

    private static async Task<int> Serve(Terminal terminal, CancellationToken cancellation)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Budget")
            .Get<ApplicationSettings>() ?? new();
        await using var app = Application.Build(settings, terminal.Clock);
        await app.StartAsync(cancellation);
        terminal.Out.WriteLine($"Listening on {string.Join(", ", app.Urls)}, data in {settings.DataFolder}.");
        await app.WaitForShutdownAsync(terminal.Cancellation);
        return 0;
    }
}
