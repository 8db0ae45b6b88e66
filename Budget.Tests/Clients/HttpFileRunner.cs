using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Clients;

/// <summary>Sends the requests of a file in order, and fills in what earlier answers said.</summary>
internal sealed partial class HttpFileRunner(HttpFile file, HttpClient http, Dictionary<string, string> given)
{
    private readonly Dictionary<string, (JsonElement Body, HttpResponseHeaders Headers)> _answers = [];

    public async Task RunAsync()
    {
        foreach (var request in file.Requests)
        {
            using var answer = await http.SendAsync(MessageOf(request));
            var outcome = await answer.OutcomeAsync();
            Assert.That(
                outcome, request.Refusal is { } refusal ? Is.EqualTo(refusal) : Does.Match("^20[0-4]$"),
                $"{request.Title}: {request.Method} {request.Url}");
            if (request.Name is { } name)
            {
                _answers[name] = (await answer.JsonAsync(), answer.Headers);
            }
        }
    }

    private HttpRequestMessage MessageOf(HttpFileRequest request)
    {
        var message = new HttpRequestMessage(new(request.Method), Filled(request.Url));
        foreach (var (name, value) in request.Headers.Where(header => header.Key != "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, Filled(value));
        }

        message.Content = request.Body is null ? null : new StringContent(
            Filled(request.Body), Encoding.UTF8, request.Headers["Content-Type"]);
        return message;
    }

    // A variable may hold further ones.
    private string Filled(string text) => Placeholder().Replace(text, found => Filled(ValueOf(found.Groups[1].Value)));

    private string ValueOf(string name)
    {
        if (Answered().Match(name) is not { Success: true } answered)
        {
            return given.GetValueOrDefault(name) ?? file.Variables[name];
        }

        var (body, headers) = _answers[answered.Groups["request"].Value];
        return answered.Groups["header"] is { Success: true } header
            ? headers.GetValues(header.Value).Single()
            : Members().Matches(answered.Groups["path"].Value).Aggregate(body, (value, part) =>
                part.Groups["at"] is { Success: true } at
                    ? value[int.Parse(at.ValueSpan, null)]
                    : value.GetProperty(part.Groups["member"].Value)).GetString()!;
    }

    [GeneratedRegex(@"\{\{(.+?)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?<request>[\w-]+)\.response\.(headers\.(?<header>[\w-]+)|body\.\$(?<path>.+))$")]
    private static partial Regex Answered();

    [GeneratedRegex(@"\.(?<member>\w+)|\[(?<at>\d+)\]")]
    private static partial Regex Members();
}
