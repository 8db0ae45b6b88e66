using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Security;
using Budget.Api.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Budget.Tests.Api.Hosting;

/// <summary>
/// The service with a real file, or a database on a real server, behind it and a real port before it, in a folder of
/// its own, at a time that the test moves. Nothing in it is replaced but the clock.
/// </summary>
internal sealed class RunningTown : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];

    private RunningTown(WebApplication app, ApplicationSettings settings, FakeTimeProvider clock) =>
        (_app, Settings, Clock) = (app, settings, clock);

    /// <summary>How clients reach a town; tests hold every answer against the description.</summary>
    public static Func<RunningTown, HttpMessageHandler> Transport { get; set; } = _ => new SocketsHttpHandler();

    public FakeTimeProvider Clock { get; }

    public ApplicationSettings Settings { get; }

    public Database Database => _app.Services.GetRequiredService<Database>();

    public KeyFolder Keys => _app.Services.GetRequiredService<KeyFolder>();

    public IServiceProvider Parts => _app.Services;

    public string Url => _app.Urls.First();

    public static DateTimeOffset Start { get; } = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public static async Task<RunningTown> OpenAsync(
        ApplicationSettings? settings = null, string? folder = null, Action<ILoggingBuilder>? log = null,
        Action<WebApplication>? routes = null)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("budget-town-").FullName;
        var own = (settings ?? new ApplicationSettings { RateLimits = false }) with
        {
            DataFolder = home,
            Database = TownDatabases.AreUsed ? TownDatabases.Of(home) : null,
            Url = "http://127.0.0.1:0",
        };
        var clock = new FakeTimeProvider(Start);
        var app = Application.Build(own, clock, log);
        routes?.Invoke(app);
        await app.StartAsync();
        return new RunningTown(app, own, clock);
    }

    /// <summary>Somebody who calls with a new key of a role.</summary>
    /// <param name="role">The role of the key.</param>
    /// <param name="person">Who holds it; two keys of one person are one person.</param>
    public async Task<HttpClient> As(Role role, string? person = null)
    {
        var made = await Database.Write<string>(session =>
            ApiKey.Make(session, role, person ?? $"{role}@town.example", Clock.GetUtcNow()));
        return With(new("Bearer", made.Value));
    }

    /// <summary>Somebody who calls with a voting code.</summary>
    public HttpClient AsVoter(string code) => With(new("VotingCode", code));

    /// <summary>Somebody who says nothing about himself.</summary>
    public HttpClient AsPublic() => With(null);

    /// <summary>Many people behind one client, who each say for themselves who they are.</summary>
    public HttpClient Crowd() => new() { BaseAddress = new Uri(Url) };

    private HttpClient With(AuthenticationHeaderValue? authorization)
    {
        var client = new HttpClient(Transport(this)) { BaseAddress = new Uri(Url) };
        client.DefaultRequestHeaders.Authorization = authorization;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        _clients.Add(client);
        return client;
    }

    /// <summary>Stops the service and keeps its files.</summary>
    public async Task StopAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Deletes all that a stopped town has kept.</summary>
    public static void Remove(string folder)
    {
        Directory.Delete(folder, recursive: true);
        if (TownDatabases.AreUsed)
        {
            TownDatabases.Drop(folder);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Remove(Settings.DataFolder);
    }
}

internal static class Calls
{
    /// <summary>The body of an answer as JSON; undefined when there is none.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public static Task<HttpResponseMessage> PostAsync(this HttpClient client, string path, object body) =>
        client.PostAsync(path, JsonContent.Create(body, options: WireFormat.Options));

    public static Task<HttpResponseMessage> PutAsync(this HttpClient client, string path, object body) =>
        client.PutAsync(path, JsonContent.Create(body, options: WireFormat.Options));

    /// <summary>The status and, for a refusal, its code: <c>409 wrong-state</c>.</summary>
    public static async Task<string> OutcomeAsync(this HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? $"{status} {(await answer.JsonAsync()).GetProperty("code").GetString()}"
            : $"{status}";
    }
}
