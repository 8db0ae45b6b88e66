using Budget.Api.Rounds;
using Budget.Core.Canonical;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Rounds;

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
