using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Budget.Benchmarks.Casting;

/// <summary>
/// Voters who cast over HTTP/1.1 on connections that stay open: requests prepared before the clock starts, answers read
/// to their end, so that what is measured is the service and not its client.
/// </summary>
internal static class RawVoters
{
    /// <summary>Sends all requests, a number at a time.</summary>
    /// <returns>How long it took; every answer began with the expected status.</returns>
    public static async Task<TimeSpan> SendAsync(Uri url, byte[][] requests, int clients, string status)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port));
            var buffer = new byte[4096];
            for (var at = Interlocked.Increment(ref next); at < requests.Length; at = Interlocked.Increment(ref next))
            {
                await socket.SendAsync(requests[at]);
                await ReadAnswerAsync(socket, buffer, status);
            }
        })));
        return watch.Elapsed;
    }

    public static byte[] Put(Uri url, string path, string code, string body) => Encoding.UTF8.GetBytes(
        $"PUT {path} HTTP/1.1\r\nHost: {url.Authority}\r\nAuthorization: VotingCode {code}\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static async Task ReadAnswerAsync(Socket socket, byte[] buffer, string status)
    {
        var length = 0;
        while (!IsWhole(buffer.AsSpan(0, length)))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The service hung up.");
        }

        if (!buffer.AsSpan(0, length).StartsWith(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} ")))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, length));
        }
    }

    // An answer of unknown length comes in chunks and ends with an empty one.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var at = answer[..end].IndexOf("Content-Length: "u8);
        return at < 0
            ? answer.EndsWith("0\r\n\r\n"u8)
            : answer.Length >= end + 4 + Number(answer[(at + 16)..]);
    }

    private static int Number(ReadOnlySpan<byte> digits) =>
        System.Buffers.Text.Utf8Parser.TryParse(digits, out int number, out _) ? number : 0;
}
