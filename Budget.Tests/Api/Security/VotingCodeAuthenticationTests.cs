using System.Text.RegularExpressions;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Security;

[OnBothStores]
public sealed partial class VotingCodeAuthenticationTests
{
    private const string Bench = """{"lin-nord":{"approve":["prj-bench"]}}""";

    [Test]
    public async Task Unknown_revoked_mistyped_and_foreign_codes_are_refused_with_the_same_bytes()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var elsewhere = SeededRound.Manifest with { RoundId = "rnd-other", Lines = [], Projects = [] };
        await town.InsertLockedAsync(elsewhere);
        await town.Database.Write<object>(session => session.Run(
            """
            INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, limits)
            VALUES ('lin-other', 'rnd-other', 'X', 1, 0, '{}')
            """));
        var foreign = await town.IssueCodesAsync("ref\nB-1\n", "/v1/rounds/rnd-other");
        await (await town.As(Role.Clerk)).PostAsync(
            VotingTown.Path + "/code-revocations", new { refs = new[] { "A-1" }, reason = "Lost." });
        var refusals = new List<string>();
        foreach (var code in new[]
        {
            VotingCode.New().Printed, codes["A-1"], codes["A-2"][1..], foreign["B-1"], "x", new string('Æ', 3000),
        })
        {
            var client = town.AsVoter("x");
            client.DefaultRequestHeaders.Remove("Authorization");
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "VotingCode " + Ascii(code));
            var answer = await client.CastAsync(Bench);
            refusals.Add($"{(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} "
                + TraceId().Replace(await answer.Content.ReadAsStringAsync(), ""));
        }

        Assert.That(refusals.Distinct().Count(), Is.EqualTo(1), string.Join('\n', refusals));
        Assert.That(refusals[0], Does.StartWith("401").And.Contain("code-unknown"));
        Assert.That(town.Count("ballot"), Is.Zero);
    }

    [TestCase("VotingCode ")]
    [TestCase("votingcode    ")]
    public async Task The_name_of_the_scheme_may_be_in_any_case(string scheme)
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var client = town.AsPublic();
        client.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization", scheme + codes["A-1"].ToLowerInvariant().Replace('-', ' '));
        Assert.That(await (await client.CastAsync(Bench)).OutcomeAsync(), Is.EqualTo("201"));
    }

    [Test]
    public async Task A_new_code_reaches_the_ballot_that_was_cast_with_the_old_one()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        await town.AsVoter(codes["A-1"]).CastAsync(Bench);
        await (await town.As(Role.Clerk)).PostAsync(
            VotingTown.Path + "/code-revocations", new { refs = new[] { "A-1" }, reason = "Lost." });
        Assert.That(
            await (await town.AsVoter(codes["A-1"]).GetAsync(VotingTown.Mine)).OutcomeAsync(),
            Is.EqualTo("401 code-unknown"));
        var issued = await town.IssueMissingCodesAsync();
        Assert.That(issued.Keys, Is.EqualTo(new[] { "A-1" }));
        var voter = town.AsVoter(issued["A-1"]);
        Assert.That(
            await (await voter.GetAsync(VotingTown.Mine)).Content.ReadAsStringAsync(), Does.Contain("\"stored\""));
        Assert.That(
            await (await voter.CastAsync("""{"lin-nord":{"approve":["prj-trees"]}}""")).OutcomeAsync(),
            Is.EqualTo("200"));
        Assert.That(town.Count("ballot"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_voter_is_nobody_where_staff_work()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var voter = town.AsVoter(codes["A-1"]);
        Assert.That(
            await (await voter.GetAsync(VotingTown.Path + "/roll-summary")).OutcomeAsync(),
            Is.EqualTo("403 forbidden"));
        Assert.That(
            await (await voter.PostAsync("/v1/rounds", new { title = "A" })).OutcomeAsync(),
            Is.EqualTo("401 code-unknown"));
    }

    // A client sends header bytes beyond ASCII only when it is not .NET's.
    private static string Ascii(string code) =>
        string.Concat(code.Select(letter => char.IsAscii(letter) ? letter : '?'));

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
