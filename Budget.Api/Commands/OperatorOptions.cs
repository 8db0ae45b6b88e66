using System.CommandLine;
using System.Data.Common;
using Budget.Api.Hosting;
using Budget.Api.Problems;

namespace Budget.Api.Commands;

/// <summary>What the commands of an operator share: his settings, and that what fails is said in a sentence.</summary>
internal sealed class OperatorOptions
{
    private const string Section = "Budget";

    private readonly Option<string> _data = new("--data")
    {
        HelpName = "FOLDER",
        Description = "Where the data lies; otherwise Budget__DataFolder, or budget-data.",
    };

    private readonly Option<string> _url = new("--url")
    {
        HelpName = "URL",
        Description = "Where to listen; otherwise Budget__Url, or http://127.0.0.1:5080.",
    };

    /// <summary>Adds where the data lies.</summary>
    public void AddTo(Command command) => command.Add(_data);

    /// <summary>Adds where the data lies and where to listen.</summary>
    public void AddAllTo(Command command)
    {
        command.Add(_data);
        command.Add(_url);
    }

    /// <summary>Runs a command with the operator's settings; says in one sentence why it cannot.</summary>
    /// <returns>What the process exits with.</returns>
    public async Task<int> Run(ParseResult parsed, Terminal terminal, Func<ApplicationSettings, Task<string?>> run)
    {
        var fault = "";
        try
        {
            var settings = Read();
            settings = settings with
            {
                DataFolder = parsed.GetValue(_data) ?? settings.DataFolder,
                Url = Url(parsed) ?? settings.Url,
            };
            fault = Safety.Fault(settings, Names(), Mounts()) ?? await run(settings);
        }
        catch (Exception cause) when (IsOfTheMachine(cause))
        {
            fault = cause.Message;
        }

        if (fault is not null)
        {
            terminal.Error.WriteLine(fault);
        }

        return fault is null ? 0 : CommandLine.BadInput;
    }

    private string? Url(ParseResult parsed) => parsed.GetResult(_url) is null ? null : parsed.GetValue(_url);

    // A file that cannot be read, a port that is taken, a database that is damaged or newer, a setting without sense.
    private static bool IsOfTheMachine(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or DbException or InvalidOperationException
            or System.Net.Sockets.SocketException or System.Security.Cryptography.CryptographicException;

    private static ApplicationSettings Read() => Environment.GetSection(Section).Get<ApplicationSettings>() ?? new();

    private static IEnumerable<string> Names() => Environment.GetSection(Section).GetChildren().Select(one => one.Key);

    private static IConfigurationRoot Environment { get; } =
        new ConfigurationBuilder().AddEnvironmentVariables().Build();

    private static string[] Mounts() => File.Exists("/proc/mounts") ? File.ReadAllLines("/proc/mounts") : [];
}
