using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

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
        var http = new HttpClient();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        http.DefaultRequestHeaders.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, proof);
        return new BudgetClient(http) { BaseUrl = $"{url}/v1" };
    }

    // What is not there is left out: Budget takes no null for it.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

    // The generator writes every text as a JSON string; a table goes as it is.
    partial void PrepareRequest(HttpClient client, HttpRequestMessage request, string url)
    {
        if (request.Content is { Headers.ContentType.MediaType: "text/csv" and var csv } content)
        {
            var table = JsonSerializer.Deserialize<string>(content.ReadAsStream())!;
            request.Content = new StringContent(table, Encoding.UTF8, csv);
        }
    }
}
