using System.Text;

namespace Budget.Tests.Api.Hosting;

/// <summary>Requests that are wrong before their body is looked at.</summary>
internal static class HostileRequests
{
    private static readonly byte[] Form = "{\"title\":\"A\"}"u8.ToArray();

    public static IEnumerable<TestCaseData> All =>
    [
        Case("a way out of the folder", Get("/../../etc/passwd"), "404 not-found"),
        Case("an encoded way out", Get("/v1/rules/..%2f..%2f..%2fetc%2fpasswd"), "404 not-found"),
        Case("a doubly encoded way out", Get("/docs/%252e%252e/%252e%252e/etc/passwd"), "404 not-found"),
        Case("a way out through the pages", Get("/docs/../../../etc/passwd"), "404 not-found"),
        Case("backslashes", Get(@"/docs/..\..\appsettings.json"), "404 not-found"),
        Case("NUL in a path", Get("/v1/rules/%00"), "400"),
        Case("bad UTF-8 in a path", Get("/v1/rules/%ff%fe"), "404 not-found"),
        Case("a path of 9000 letters", Get("/" + new string('a', 9000)), "414"),
        Case("the database itself", Get("/budget.db"), "404 not-found"),
        Case("an unknown route", Get("/v2/rules"), "404 not-found"),
        Case("a method that is not offered", RawCall.Request("DELETE /v1/rules", []), "405 not-found"),
        Case("a method nobody knows", RawCall.Request("BREW /v1/rules", []), "405 not-found"),
        Case("TRACE", RawCall.Request("TRACE /v1/rules", []), "405 not-found"),
        Case("languages without sense", Get("/v1/nothing", "Accept-Language: ;;;,,q=x,\u0001"), "404 not-found"),
        Case("a language of 10,000 letters", Get("/v1/nothing", $"Accept-Language: {new string('a', 10_000)}"),
            "404 not-found"),
        Case("headers of 20 kB", Get("/v1/rules", $"X-A: {new string('a', 20_000)}"), "431"),
        Case("a hundred headers", Get("/v1/rules", [.. Enumerable.Range(0, 100).Select(at => $"X-{at}: a")]), "431"),
        Case("an unknown key", Post("Authorization: Bearer pbk_0"), "401 unauthenticated"),
        Case("an unknown scheme", Post("Authorization: Basic YTpi"), "401 unauthenticated"),
        Case("a scheme alone", Post("Authorization: Bearer"), "401 unauthenticated"),
        Case("two authorizations", Post("Authorization: Bearer pbk_0", "Authorization: Bearer pbk_1"),
            "401 unauthenticated"),
        Case("a key with SQL in it", Post("Authorization: Bearer pbk_' OR '1'='1"), "401 unauthenticated"),
        Case("no proof", Post(), "401 unauthenticated"),
        Case("no host", Text("GET /v1/rules HTTP/1.1\r\nConnection: close\r\n\r\n"), "400"),
        Case("a bare line feed after a header", Text(
            "GET /v1/rules HTTP/1.1\r\nHost: a\nX-A: b\r\nConnection: close\r\n\r\n"), "400"),
        Case("bare line feeds only", Text("GET /v1/rules HTTP/1.1\nHost: a\n\n"), "400"),
        Case("a length and chunks", Text("POST /v1/allocations HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            "400 invalid-input"),
        Case("two lengths", Text("POST /v1/allocations HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
            + "Content-Length: 6\r\nConnection: close\r\n\r\nabcdef"), "400"),
        Case("a negative length", Text("POST /v1/allocations HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n"
            + "Connection: close\r\n\r\n"), "400"),
        Case("chunks without sense", Text("POST /v1/allocations HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"),
            "400 invalid-input"),
        Case("another protocol", Text("SSH-2.0-OpenSSH_9.0\r\n\r\n"), "400"),
        Case("a body that is said to be compressed", RawCall.Request(
            "POST /v1/allocations", [0x1F, 0x8B, 8, 0], "Content-Type: application/json", "Content-Encoding: gzip"),
            "400 invalid-input"),
    ];

    private static byte[] Get(string path, params string[] headers) => RawCall.Request($"GET {path}", [], headers);

    private static byte[] Post(params string[] headers) =>
        RawCall.Request("POST /v1/rounds", Form, [.. headers, "Content-Type: application/json"]);

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);

    private static TestCaseData Case(string name, byte[] request, string expected) =>
        new TestCaseData(request, expected).SetArgDisplayNames(name);
}
