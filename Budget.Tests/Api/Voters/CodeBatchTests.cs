using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Voters;

[OnBothStores]
public sealed class CodeBatchTests
{
    private const string Batches = VotingTown.Path + "/code-batches";

    [Test]
    public async Task Codes_leave_once_and_only_their_traces_are_kept()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        await clerk.ImportAsync("ref\nA-1\nA-2\n");
        var batch = await (await clerk.PostAsync(Batches, new { })).JsonAsync();
        Assert.That(batch.GetProperty("codes").GetInt32(), Is.EqualTo(2));
        Assert.That(town.Count("voting_code"), Is.Zero);
        var codes = VotingTown.ByRef(await (await clerk.PostAsync(ExportsOf(batch), new { })).JsonAsync());
        Assert.That(codes.Keys, Is.EqualTo(new[] { "A-1", "A-2" }));
        Assert.That(codes.Values, Is.All.Matches<string>(code => VotingCode.Read(code!)?.Printed == code));
        Assert.That(
            await (await clerk.PostAsync(ExportsOf(batch), new { })).OutcomeAsync(),
            Is.EqualTo("409 already-delivered"));
        var kept = string.Concat(town.Disk().Select(file => Encoding.Latin1.GetString(file.Bytes)));
        Assert.That(kept, Does.Contain(VotingCode.Kept(VotingCode.Read(codes["A-1"]), town.Keys.CodeKey)));
        Assert.That(codes.Values.Where(code => kept.Contains(code, StringComparison.OrdinalIgnoreCase)
            || kept.Contains(code.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)),
            Is.Empty);
    }

    [Test]
    public async Task A_batch_that_got_lost_is_issued_again_and_its_old_codes_end()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var clerk = await town.As(Role.Clerk);
        await clerk.PostAsync(VotingTown.Path + "/code-revocations", new { refs = new[] { "A-3" }, reason = "Moved." });
        var batch = (await (await clerk.GetAsync(Batches)).JsonAsync()).GetProperty("items")[0];
        var again = await (await clerk.PostAsync(ExportsOf(batch), new { reissue = true })).JsonAsync();
        var issued = VotingTown.ByRef(again);
        Assert.That(issued.Keys, Is.EqualTo(codes.Keys));
        Assert.That(
            await (await town.AsVoter(codes["A-1"]).GetAsync(VotingTown.Mine)).OutcomeAsync(),
            Is.EqualTo("401 code-unknown"));
        Assert.That(
            await (await town.AsVoter(issued["A-1"]).GetAsync(VotingTown.Mine)).OutcomeAsync(),
            Is.EqualTo("404 not-found"));
        Assert.That(town.Dump("audit_event"), Does.Contain("\"codes\":3,\"revoked\":2}"));
    }

    [Test]
    public async Task Codes_come_as_a_table_for_the_printer()
    {
        await using var town = await VotingTown.OpenAsync();
        var clerk = await town.As(Role.Clerk);
        await clerk.ImportAsync("ref\nA-1\n");
        var batch = await (await clerk.PostAsync(Batches, new { })).JsonAsync();
        clerk.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var answer = await clerk.PostAsync(ExportsOf(batch), new { });
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/csv"));
        Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        Assert.That(
            await answer.Content.ReadAsStringAsync(),
            Does.Match("^\uFEFF?ref;code\r\nA-1;([0-9A-Z]{5}-){5}[0-9A-Z]{2}\r\n$"));
    }

    [Test]
    public async Task Whoever_has_a_code_or_waits_for_one_gets_no_second()
    {
        var (town, _) = await VotingTown.OpenVotingAsync();
        await using var open = town;
        var clerk = await town.As(Role.Clerk);
        await clerk.ImportAsync("ref\nA-4\n");
        var waiting = await (await clerk.PostAsync(Batches, new { })).JsonAsync();
        var nobody = await (await clerk.PostAsync(Batches, new { })).JsonAsync();
        Assert.That(waiting.GetProperty("codes").GetInt32(), Is.EqualTo(1));
        Assert.That(nobody.GetProperty("codes").GetInt32(), Is.Zero);
        var answer = await clerk.PostAsync(Batches, new { refs = new[] { "A-4", "A-1", "A-77" } });
        Assert.That((await answer.JsonAsync()).GetProperty("errors").ToString(), Does.Contain("/refs/2"));
        answer = await clerk.PostAsync(Batches, new { refs = new[] { "A-4", "A-1" } });
        Assert.That((await answer.JsonAsync()).GetProperty("errors").ToString(), Does.Contain("/refs/1"));

        // Two batches for one voter that wait at once: the first export gives the code, the second none.
        var second = await (await clerk.PostAsync(Batches, new { refs = new[] { "A-4" } })).JsonAsync();
        var first = await (await clerk.PostAsync(ExportsOf(waiting), new { })).JsonAsync();
        var empty = await (await clerk.PostAsync(ExportsOf(second), new { })).JsonAsync();
        Assert.That(first.GetProperty("codes").GetArrayLength(), Is.EqualTo(1));
        Assert.That(empty.GetProperty("codes").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Codes_are_revoked_by_reference_or_by_themselves_with_a_reason()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var clerk = await town.As(Role.Clerk);
        const string path = VotingTown.Path + "/code-revocations";
        var answer = await clerk.PostAsync(
            path, new { refs = new[] { "A-1" }, codes = new[] { codes["A-2"].ToLowerInvariant(), "x" }, reason = "R" });
        Assert.That((await answer.JsonAsync()).ToString(), Is.EqualTo("""{"codes":2}"""));
        Assert.That(
            await (await clerk.PostAsync(path, new { reason = "R" })).OutcomeAsync(), Is.EqualTo("400 invalid-input"));
        Assert.That(
            await (await clerk.PostAsync(path, new { refs = new[] { "A-3" } })).OutcomeAsync(),
            Is.EqualTo("400 invalid-input"));
        Assert.That(
            await (await clerk.PostAsync(path, new { refs = new[] { "A-77" }, reason = "R" })).OutcomeAsync(),
            Is.EqualTo("400 invalid-input"));
        Assert.That(
            await (await town.AsVoter(codes["A-3"]).GetAsync(VotingTown.Mine)).OutcomeAsync(),
            Is.EqualTo("404 not-found"));
    }

    [Test]
    public async Task Auditors_see_batches_but_never_references_or_codes()
    {
        var (town, _) = await VotingTown.OpenVotingAsync();
        await using var open = town;
        var auditor = await town.As(Role.Auditor);
        var list = await (await auditor.GetAsync(Batches)).JsonAsync();
        Assert.That(list.GetProperty("items")[0].EnumerateObject().Select(member => member.Name),
            Is.EqualTo(new[] { "id", "madeAt", "deliveredAt", "codes" }));
        Assert.That(
            await (await auditor.PostAsync(ExportsOf(list.GetProperty("items")[0]), new { })).OutcomeAsync(),
            Is.EqualTo("403 forbidden"));
        Assert.That(
            await (await auditor.PostAsync(Batches, new { })).OutcomeAsync(), Is.EqualTo("403 forbidden"));
    }

    [Test]
    public async Task A_batch_of_another_round_is_not_found()
    {
        await using var town = await VotingTown.OpenAsync();
        Assert.That(
            await (await (await town.As(Role.Clerk)).PostAsync(Batches + "/bat-none/exports", new { })).OutcomeAsync(),
            Is.EqualTo("404 not-found"));
    }

    private static string ExportsOf(JsonElement batch) => $"{Batches}/{batch.GetProperty("id").GetString()}/exports";
}
