using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Budget.Tests.Api.Hosting;

/// <summary>A request as bytes on a socket: what no decent client would send.</summary>
internal static class RawCall
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The status and, for a refusal, its code: <c>400 invalid-input</c>.</summary>
    public static async Task<string> SendAsync(string url, byte[] request)
    {
        var address = new Uri(url);
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(request);
        using var patience = new CancellationTokenSource(Patience);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, patience.Token);
        return Outcome(Encoding.UTF8.GetString(answer.ToArray()));
    }

    /// <summary>A request with one body, well formed but for what it is given.</summary>
    public static byte[] Request(string start, byte[] body, params string[] headers) =>
    [
        .. Encoding.Latin1.GetBytes(string.Join("\r\n", headers.Prepend("Host: localhost").Prepend($"{start} HTTP/1.1")
            .Append("Connection: close").Append($"Content-Length: {body.Length}")) + "\r\n\r\n"),
        .. body,
    ];

    private static string Outcome(string answer)
    {
        var status = answer.Length == 0 ? "closed" : answer.Split(' ')[1];
        var start = answer.IndexOf("{\"type\"", StringComparison.Ordinal);
        var end = answer.LastIndexOf('}');
        return start < 0
            ? status
            : $"{status} {JsonDocument.Parse(answer[start..(end + 1)]).RootElement.GetProperty("code").GetString()}";
    }
}
