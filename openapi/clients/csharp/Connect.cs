using System.Net.Http.Headers;
using Newtonsoft.Json;

namespace Budget.Client;

/// <summary>What the generated client leaves to be said.</summary>
public partial class BudgetClient
{
    /// <summary>Budget as somebody calls it.</summary>
    /// <param name="url">Where it is, without <c>/v1</c>.</param>
    /// <param name="scheme"><c>VotingCode</c> for voters, <c>Bearer</c> for staff; null for the public.</param>
    /// <param name="proof">The code or the key.</param>
    public static BudgetClient Connect(string url, string? scheme = null, string? proof = null)
    {
        var http = new HttpClient(new PlainText());
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, proof);
        return new BudgetClient(http) { BaseUrl = $"{url}/v1" };
    }

    // What is not there is left out: Budget takes no null for it.
    static partial void UpdateJsonSerializerSettings(JsonSerializerSettings settings) =>
        settings.NullValueHandling = NullValueHandling.Ignore;

    /// <summary>The generator takes every text for a JSON string; tables go and come as they are.</summary>
    private sealed class PlainText() : DelegatingHandler(new HttpClientHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { Headers.ContentType: { MediaType: "text/csv" } csv } table)
            {
                var text = JsonConvert.DeserializeObject<string>(await table.ReadAsStringAsync(cancellationToken));
                request.Content = new StringContent(text!, csv);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Content.Headers.ContentType is { MediaType: "text/csv" or "text/plain" })
            {
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                answer.Content = new StringContent(JsonConvert.SerializeObject(text));
            }

            return answer;
        }
    }
}
