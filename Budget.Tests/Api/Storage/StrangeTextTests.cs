using System.Text;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Storage;

/// <summary>Text that one store holds and the other does not: what it is answered is the same on both.</summary>
[OnBothStores]
public sealed class StrangeTextTests
{
    private const string Round = $"/v1/rounds/{SeededRound.Id}";

    [Test]
    public async Task Text_that_no_server_holds_is_refused_before_it_gets_there()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.InsertLockedAsync();
        var (finance, clerk) = (await town.As(Role.Finance), await town.As(Role.Clerk));
        var draft = (await (await finance.PostAsync("/v1/rounds", new { title = "Ny" })).JsonAsync())
            .GetProperty("id").GetString();
        (string What, Task<HttpResponseMessage> Call)[] calls =
        [
            ("NUL in a cursor", finance.GetAsync("/v1/rounds?cursor=AA==")),
            ("NUL in a cursor of projects", finance.GetAsync($"{Round}/projects?cursor=YQBi")),
            ("NUL in JSON", finance.PostAsync("/v1/rounds", Json("""{"title":"a\u0000b"}"""))),
            ("half a character in JSON", finance.PostAsync("/v1/rounds", Json("""{"title":"a\ud800b"}"""))),
            ("half a character as a name", finance.PostAsync("/v1/rounds", Json("""{"\udfff":"a"}"""))),
            ("NUL in a roll", clerk.PostAsync($"{Round}/roll-imports", Csv("ref\nA\0B\n"))),
            ("NUL in a reference", clerk.PostAsync(
                $"{Round}/code-revocations", Json("""{"reason":"R","refs":["A\u0000B"]}"""))),
            ("NUL in projects", finance.PostAsync(
                $"/v1/rounds/{draft}/project-imports", Csv("title;line;price\nA\0B;x;1\n"))),
        ];
        foreach (var (what, call) in calls)
        {
            Assert.That(await (await call).OutcomeAsync(), Does.StartWith("400 "), what);
        }

        foreach (var path in new[] { "/v1/rounds/%01", $"{Round}/receipts/%7f", $"{Round}/projects/%ed%a0%80" })
        {
            Assert.That(await (await finance.GetAsync(path)).OutcomeAsync(), Does.StartWith("40"), path);
        }
    }

    [Test]
    public async Task What_people_write_comes_back_letter_by_letter()
    {
        const string Title = "Ærø æøå Å é e\u0301 \u00df 漢字 🌳 ' \" ; -- % _ \\ $1 @x {}";
        await using var town = await RunningTown.OpenAsync();
        var finance = await town.As(Role.Finance);
        var made = await (await finance.PostAsync("/v1/rounds", new { title = Title })).JsonAsync();
        var read = await (await finance.GetAsync($"/v1/rounds/{made.GetProperty("id").GetString()}")).JsonAsync();
        Assert.That(read.GetProperty("title").GetString(), Is.EqualTo(Title));
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static StringContent Csv(string body) => new(body, Encoding.UTF8, "text/csv");
}
