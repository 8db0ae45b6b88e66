using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Pabulib;
using Budget.Tests.Conformance;

namespace Budget.Tests.Pabulib;

/// <summary>Elections that were held, and small ones with a trap each.</summary>
public sealed class RealPabulibTests
{
    private const string BeyondLong = "syn_huge_costs";

    [Test]
    public void Every_election_is_read_with_the_voters_projects_budget_and_votes_that_are_known()
    {
        ConformanceElections.Require();
        foreach (var name in ConformanceElections.Names.Where(name => name != BeyondLong))
        {
            var (instance, profile) = Small.Read(ConformanceElections.Pabulib(name)).Election;
            var expected = ConformanceElections.Expected(name);
            Assert.That(profile.VoterCount, Is.EqualTo(expected.Voters), name);
            Assert.That(instance.Projects, Has.Length.EqualTo(expected.Projects), name);
            Assert.That(Rational.TryParse(expected.Budget, out var budget), Is.True, name);
            Assert.That(instance.InCurrency(instance.BudgetLimit.MinorUnits), Is.EqualTo(budget), name);
            Assert.That(
                expected.Votes.Keys.ToDictionary(id => id, id => profile.Votes(instance.IndexOf(new ProjectId(id)))),
                Is.EqualTo(expected.Votes), name);
        }
    }

    [Test]
    public void Every_election_is_written_and_read_again_without_loss()
    {
        ConformanceElections.Require();
        foreach (var name in ConformanceElections.Names.Where(name => name != BeyondLong))
        {
            RoundTrip.Check(Small.Read(ConformanceElections.Pabulib(name)));
        }
    }

    [Test]
    public void Findings_about_every_election_fit_on_a_page()
    {
        ConformanceElections.Require();
        foreach (var name in ConformanceElections.Names.Where(name => name != BeyondLong))
        {
            var findings = PabulibFindings.Of(Small.Read(ConformanceElections.Pabulib(name)));
            Assert.That(findings, Has.Count.LessThan(10), name);
            Assert.That(findings.Select(finding => finding.Message.Length), Is.All.LessThan(250), name);
        }
    }

    [Test]
    public void An_amount_beyond_64_bits_is_refused_where_it_stands()
    {
        var bytes = ConformanceElections.Pabulib(BeyondLong);
        Assert.That(PabulibReader.TryRead(bytes, default, out _, out var error), Is.False);
        Assert.That((error!.Line, error.Column), Is.EqualTo((7, 8)));
    }
}
