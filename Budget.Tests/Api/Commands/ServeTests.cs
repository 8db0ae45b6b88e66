using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Budget.Api.Storage;

namespace Budget.Tests.Api.Commands;

/// <summary><c>serve</c>: what it says when it starts, and when it does not.</summary>
public sealed partial class ServeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [TestCase("serve")]
    [TestCase("")]
    public async Task It_says_where_it_listens_and_shows_the_first_key_once_and_stops_when_asked(string command)
    {
        using var files = new Towns();
        var first = await ServeAsync(files, command, async (url, key) =>
        {
            using var client = new HttpClient { BaseAddress = new Uri(url) };
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            Assert.That((await client.GetAsync("/v1/keys")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });
        Assert.That(first, Does.Contain($"Data in {files.Folder}").And.Contain("shown this once"));
        var second = await ServeAsync(files, command, (_, key) =>
        {
            Assert.That(key, Is.Empty);
            return Task.CompletedTask;
        });
        Assert.That(second, Does.Contain("Listening on http://127.0.0.1:").And.Not.Contain("pbk_"));
    }

    [Test]
    public void What_keeps_it_from_starting_is_said_in_one_sentence()
    {
        using var files = new Towns();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        Refused(files, "address already in use", "--url", $"http://127.0.0.1:{port}");
        Refused(files, "unencrypted", "--url", "http://0.0.0.0:5081");
        Refused(files, "no address", "--url", "nowhere");
        using (DatabaseLock.TryTake(Path.Combine(files.Folder, "budget.db")))
        {
            Refused(files, "Another service runs on", "--url", "http://127.0.0.1:0");
        }

        using (var database = Database.Open(Path.Combine(files.Folder, "budget.db")))
        {
            database.Write<object>(
                session => session.Run("INSERT INTO migration (name) VALUES ('9999_future')")).Wait();
        }

        Refused(files, "newer than this program", "--url", "http://127.0.0.1:0");
        File.WriteAllText(Path.Combine(files.Folder, "budget.db"), new string('x', 5000));
        Refused(files, "not a database", "--url", "http://127.0.0.1:0");
    }

    [Test]
    public void Keys_that_others_can_read_keep_it_from_starting()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("SKIPPED: Windows has no file modes.");
            return;
        }

        using var files = new Towns();
        Directory.CreateDirectory(Path.Combine(files.Folder, "keys"), (UnixFileMode)0b111_101_101);
        Refused(files, "is open to others", "--url", "http://127.0.0.1:0");
    }

    [Test]
    public void Data_that_others_can_read_keeps_it_from_starting()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("SKIPPED: Windows has no file modes.");
            return;
        }

        using var files = new Towns();
        File.SetUnixFileMode(files.Folder, (UnixFileMode)0b111_101_000);
        Refused(files, $"The data folder {files.Folder} is open to others", "--url", "http://127.0.0.1:0");
    }

    [Test]
    public void A_database_without_its_keys_keeps_it_from_starting()
    {
        using var files = new Towns();
        using (var database = Database.Open(Path.Combine(files.Folder, "budget.db")))
        {
            database.Write<object>(session => session.Run(
                """INSERT INTO round (id, state, settings) VALUES ('rnd-a', 'draft', '{"title":"A"}')""")).Wait();
        }

        Refused(files, "need voting-codes.key", "--url", "http://127.0.0.1:0");
    }

    [Test]
    public void A_port_that_is_taken_is_one_sentence_and_no_log()
    {
        using var files = new Towns();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var program = Start(
            files, "serve", ("Budget__Url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        var error = program.StandardError.ReadToEndAsync();
        Assert.That(program.StandardOutput.ReadToEnd(), Is.Empty);
        Assert.That(program.WaitForExit(Patience));
        Assert.That(program.ExitCode, Is.EqualTo(2));
        Assert.That(error.Result.Trim(), Does.Contain("address already in use").And.Not.Contain("\n"));
    }

    [TestCase("Budget__DataFoldr", "x", "There is no setting Budget__DataFoldr")]
    [TestCase("Budget__Batch", "many", "'many'")]
    [TestCase("Budget__OidcAuthority", "http://login.example", "is not https")]
    public void A_setting_without_sense_keeps_it_from_starting(string name, string value, string says)
    {
        using var files = new Towns();
        using var program = Start(files, "serve", (name, value));
        var error = program.StandardError.ReadToEnd();
        Assert.That(program.WaitForExit(Patience));
        Assert.That(program.ExitCode, Is.EqualTo(2));
        Assert.That(error.Trim(), Does.Contain(says).And.Not.Contain("\n"));
    }

    private static void Refused(Towns files, string says, params string[] arguments)
    {
        var answered = Answered.To(["serve", .. arguments, "--data", files.Folder]);
        Assert.That((answered.ExitCode, answered.Out), Is.EqualTo((2, "")), says);
        Assert.That(answered.Error.TrimEnd(), Does.Contain(says).And.Not.Contain("\n").And.Not.Contain("   at "));
    }

    private static async Task<string> ServeAsync(Towns files, string command, Func<string, string, Task> use)
    {
        using var program = Start(files, command, ("Budget__Url", "http://127.0.0.1:0"));
        var said = new List<string>();
        while (await program.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                break;
            }
        }

        var text = string.Join('\n', said);
        await use(Address().Match(text).Value, Key().Match(text).Value);
        using var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]);
        Assert.That(program.WaitForExit(Patience));
        Assert.That(program.ExitCode, Is.Zero);
        return text + await program.StandardOutput.ReadToEndAsync();
    }

    private static Process Start(Towns files, string command, (string Name, string Value) setting)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Budget.Api.dll");
        string[] arguments = command.Length == 0 ? [program] : [program, command];
        return Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Budget__DataFolder"] = files.Folder, [setting.Name] = setting.Value },
        })!;
    }

    [GeneratedRegex(@"http://[\d.]+:\d+")]
    private static partial Regex Address();

    [GeneratedRegex("pbk_[0-9a-f]{64}")]
    private static partial Regex Key();
}
