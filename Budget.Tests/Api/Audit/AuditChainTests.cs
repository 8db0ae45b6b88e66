using System.Text.Json;
using Budget.Api.Audit;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using Budget.Tests.Api.Rounds;

namespace Budget.Tests.Api.Audit;

[OnBothStores]
public sealed class AuditChainTests
{
    // As a stranger's program reads it, who knows nothing of what is left out.
    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web);

    private const string Path = SealedTown.Round + "/audit-events";

    [Test]
    public async Task The_public_checks_the_chain_although_it_does_not_see_who_acted()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var text = await town.AsPublic().GetStringAsync(Path);
        Assert.That(text, Does.Not.Contain("finance@town.example").And.Not.Contain("\"salt\""));
        var links = Links(JsonElement.Parse(text));
        Assert.That(links.Select(link => link.Action), Is.EqualTo(new[] { "round-sealed", "round-counted" }));
        Assert.That(links.Select(link => link.Role), Is.EqualTo(new[] { "service", "finance" }));
        Assert.That(AuditChain.FirstFault(links), Is.Null);
    }

    [Test]
    public async Task Staff_see_who_acted_on_what_and_can_check_the_hashes_of_it()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var clerk = await town.As(Role.Clerk);
        var last = (await (await clerk.GetAsync(Path)).JsonAsync()).GetProperty("items")[1];
        var (salt, actor) = (last.GetProperty("salt").GetString()!, last.GetProperty("actor").GetString()!);
        Assert.That(actor, Is.EqualTo("finance@town.example"));
        Assert.That(last.GetProperty("details").GetProperty("recordHash").GetString(), Does.StartWith("sha256:"));
        Assert.That(last.GetProperty("actorHash").GetString(), Is.EqualTo(AuditLink.HashOf(salt, actor)));
        Assert.That(
            last.GetProperty("detailsHash").GetString(),
            Is.EqualTo(AuditLink.HashOf(salt, last.GetProperty("details").GetRawText())));
    }

    [Test]
    public async Task Whatever_is_changed_in_a_chain_is_found_at_its_event()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var links = Links(await town.PublicJsonAsync("/audit-events"));
        Assert.That(AuditChain.FirstFault([links[0] with { Action = "round-locked" }, links[1]]), Is.EqualTo(1));
        Assert.That(AuditChain.FirstFault([links[0], links[1] with { ActorHash = "" }]), Is.EqualTo(2));
        Assert.That(AuditChain.FirstFault([links[1]]), Is.EqualTo(1));
        var changed = links[0] with { At = "2026-01-01T00:00:00.000Z" };
        Assert.That(AuditChain.FirstFault([changed with { Hash = changed.Recompute() }, links[1]]), Is.EqualTo(2));
    }

    [Test]
    public async Task A_page_leads_to_the_next()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var first = await town.PublicJsonAsync("/audit-events?limit=1");
        var cursor = Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!);
        var second = await town.PublicJsonAsync($"/audit-events?limit=1&cursor={cursor}");
        Assert.That(second.TryGetProperty("nextCursor", out _), Is.False);
        Assert.That(AuditChain.FirstFault([.. Links(first), .. Links(second)]), Is.Null);
        Assert.That(
            await (await town.AsPublic().GetAsync(Path + "?cursor=eHg=")).OutcomeAsync(),
            Is.EqualTo("400 invalid-input"));
    }

    [Test]
    public async Task What_was_done_in_a_round_is_shown_to_the_public_once_the_round_is()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town);
        foreach (var (state, outcome) in new[]
        {
            ("collecting", "404 not-found"), ("screening", "404 not-found"), ("hearing", "200"),
        })
        {
            await round.MoveAsync(state);
            var seen = await town.AsPublic().GetAsync($"{round.Path}/audit-events");
            Assert.That(await seen.OutcomeAsync(), Is.EqualTo(outcome), state);
            Assert.That((int)(await round.Anna.GetAsync($"{round.Path}/audit-events")).StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Keys_that_were_made_stand_in_the_chain_of_the_service_for_auditors_and_administrators()
    {
        await using var town = await RunningTown.OpenAsync();
        var administrator = await town.As(Role.Administrator);
        await administrator.PostAsync("/v1/keys", new { role = "finance", person = "anna" });
        foreach (var role in Enum.GetValues<Role>().Except([Role.Voter]))
        {
            var answer = await (await town.As(role)).GetAsync("/v1/audit-events");
            var isShown = role is Role.Auditor or Role.Administrator;
            Assert.That(await answer.OutcomeAsync(), Is.EqualTo(isShown ? "200" : "403 forbidden"), $"{role}");
        }

        var events = (await (await administrator.GetAsync("/v1/audit-events")).JsonAsync());
        Assert.That(events.GetProperty("items")[0].GetProperty("action").GetString(), Is.EqualTo("key-made"));
        Assert.That(AuditChain.FirstFault(Links(events)), Is.Null);
        Assert.That(
            await (await town.AsPublic().GetAsync("/v1/audit-events")).OutcomeAsync(),
            Is.EqualTo("401 unauthenticated"));
    }

    [Test]
    public async Task An_event_is_never_changed_and_never_deleted()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        foreach (var change in (string[])["UPDATE audit_event SET actor = ''", "DELETE FROM audit_event"])
        {
            Assert.That(
                () => town.Database.Write<object>(session =>
                {
                    session.Run(change);
                    return new object();
                }),
                Throws.Exception.With.Message.Contains("an audit event is never"));
        }
    }

    [Test]
    public async Task The_chain_of_a_draft_is_for_staff_alone()
    {
        await using var town = await RunningTown.OpenAsync();
        await town.ReconcileAsync([]);
        await town.ChangeAsync(round => round with { State = RoundState.Draft });
        Assert.That(await (await town.AsPublic().GetAsync(Path)).OutcomeAsync(), Is.EqualTo("404 not-found"));
        Assert.That(await (await (await town.As(Role.Clerk)).GetAsync(Path)).OutcomeAsync(), Is.EqualTo("200"));
    }

    private static AuditLink[] Links(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(one => one.Deserialize<AuditLink>(Lenient)!)];
}
