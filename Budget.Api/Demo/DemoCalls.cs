using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Budget.Api.Hosting;

namespace Budget.Api.Demo;

/// <summary>Somebody who calls the demo's service over HTTP, as any front end would; a refusal ends the demo.</summary>
internal sealed class DemoCalls(HttpClient http, string? authorization)
{
    /// <summary>A member that is a text.</summary>
    public static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PostAsync(string path, object body) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body, options: WireFormat.Options));

    public Task<JsonElement> PutAsync(string path, object body) =>
        SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: WireFormat.Options));

    public Task<JsonElement> PostCsvAsync(string path, string csv) =>
        SendAsync(HttpMethod.Post, path, new StringContent(csv, new MediaTypeHeaderValue("text/csv", "utf-8")));

    /// <summary>A file as it comes.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, "*/*");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using var answer = await SendAsync(method, path, content, "application/json");
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string accept)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd("da");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException(
                $"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
