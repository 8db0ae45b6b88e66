using Budget.Api.Rounds;
using Budget.Core.Canonical;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class ManifestTests
{
    [Test]
    public void What_is_locked_reads_back_to_the_same_text()
    {
        var text = SeededRound.Manifest.ToCanonical();
        Assert.That(Manifest.Parse(text).ToCanonical(), Is.EqualTo(text));
        Assert.That(Manifest.Parse(text).RuleSet, Is.EqualTo(SeededRound.EqualShares));
    }

    [Test]
    public void The_order_in_which_lines_and_projects_were_made_is_not_in_the_hash()
    {
        var shuffled = SeededRound.Manifest with
        {
            Lines = [.. SeededRound.Manifest.Lines.Reverse()],
            Projects = [.. SeededRound.Manifest.Projects.Reverse()],
        };
        Assert.That(Hash.Of(shuffled.ToCanonical()), Is.EqualTo(Hash.Of(SeededRound.Manifest.ToCanonical())));
    }

    [Test]
    public void The_rule_set_stands_in_it_as_JSON_and_not_as_a_text() => Assert.That(
        SeededRound.Manifest.ToCanonical(),
        Does.Contain($"\"ruleSet\":{RuleSetJson.Of(SeededRound.EqualShares)}"));

    private static readonly ManifestTerms Terms = new(
        RunningTown.Start, RunningTown.Start.AddDays(14), 5, 50, false, new("https://town.example", "PEM"));

    private static ManifestTerms[] OtherTerms =>
    [
        Terms with { OpensAt = RunningTown.Start.AddHours(1) }, Terms with { ClosesAt = RunningTown.Start.AddDays(15) },
        Terms with { MinimumCell = 1 }, Terms with { BallotsPublishedFrom = 0 },
        Terms with { TwoPeoplePublish = true }, Terms with { VoterIssuer = null },
        Terms with { VoterIssuer = new("https://town.example", "other") },
        Terms with { VoterIssuer = new("https://other.example", "PEM") },
    ];

    [Test]
    public void When_one_votes_who_vouches_for_voters_and_what_is_shown_is_in_the_hash()
    {
        var text = (SeededRound.Manifest with { Terms = Terms }).ToCanonical();
        Assert.That(Manifest.Parse(text).ToCanonical(), Is.EqualTo(text));
        Assert.That(
            OtherTerms.Select(other => (SeededRound.Manifest with { Terms = other }).ToCanonical()).Append(text),
            Is.Unique);
    }

    [Test]
    public async Task A_lock_says_when_one_votes_and_an_extension_leaves_it_as_it_stands()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.VotingAsync(town);
        var locked = (await round.ReadAsync("/rule-lock")).GetProperty("versions")[0];
        var terms = Manifest.Parse(locked.GetProperty("canonical").GetString()!).Terms!;
        Assert.That((terms.OpensAt, terms.ClosesAt), Is.EqualTo((Planned.OpensAt, Planned.ClosesAt)));
        await round.MoveByTwoAsync("voting", "A day was lost.", Planned.ClosesAt.AddDays(1));
        Assert.That(
            (await round.ReadAsync("")).GetProperty("lockHash").GetString(),
            Is.EqualTo(locked.GetProperty("hash").GetString()));
    }

    [Test]
    public async Task A_hearing_does_not_start_again_for_other_times()
    {
        await using var town = await RunningTown.OpenAsync();
        var round = await Planned.DraftAsync(town, Planned.Settings(hearingDays: 3));
        await round.MoveAsync("hearing");
        town.Clock.Advance(TimeSpan.FromDays(3));
        await round.MoveAsync("locked");
        await round.MoveByTwoAsync("hearing", "The library is closed that day.");
        await round.PatchAsync("", new { opensAt = Planned.OpensAt.AddDays(1) });
        await round.MoveAsync("locked");
    }

    [Test]
    public void A_change_of_one_price_changes_the_hash()
    {
        var projects = SeededRound.Manifest.Projects;
        var dearer = SeededRound.Manifest with
        {
            Projects = [projects[0] with { PriceMinor = projects[0].PriceMinor + 1 }, .. projects.Skip(1)],
        };
        Assert.That(Hash.Of(dearer.ToCanonical()), Is.Not.EqualTo(Hash.Of(SeededRound.Manifest.ToCanonical())));
    }
}
