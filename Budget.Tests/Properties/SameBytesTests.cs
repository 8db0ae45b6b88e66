using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Pabulib;
using Budget.Core.Rules;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

public class SameBytesTests
{
    private const int Cases = 2_000;

    [Test]
    public void The_order_of_projects_and_ballots_and_within_ballots_means_nothing() =>
        Sampled.Over(Everything, Cases, one =>
    {
        var straight = Answer(one);
        for (var seed = 1; seed <= 3; seed++)
        {
            var shuffled = one with { Text = one.Text.Shuffled(seed) };
            if (Answer(shuffled) != straight)
            {
                throw new InvalidOperationException($"{straight}\nbut\n{Answer(shuffled)}\nfor\n{shuffled.Text}");
            }
        }

        return one.Set.Rule;
    });

    [Test]
    public void The_order_of_columns_and_rows_of_a_file_means_nothing() => Sampled.Over(Everything, Cases, one =>
    {
        var straight = Answer(one);
        for (var seed = 1; seed <= 3; seed++)
        {
            var bytes = PabulibText.Of(one.Text, seed);
            var read = PabulibReader.TryRead(bytes, new(), out var file, out var error);
            if (!read || Answer(one.Set, file!.Election) != straight)
            {
                throw new InvalidOperationException($"{error}\nfor\n{Encoding.UTF8.GetString(bytes)}");
            }
        }

        return one.Set.Rule;
    });

    [Test]
    public void A_whole_currency_may_be_counted_in_smaller_units() => Sampled.Over(Everything, Cases, one =>
    {
        // A budget that is written with more decimals gives every amount more decimals.
        var election = one.Text.Parse();
        var instance = election.Instance;
        var finer = new Election(
            new Instance(
                new(instance.BudgetLimit.MinorUnits * 100),
                instance.Projects.Select(project => new Project(project.Id, new(project.Cost.MinorUnits * 100))),
                instance.Decimals + 2),
            election.Profile);
        var (coarse, fine) = (Answer(one.Set, election), Answer(one.Set, finer));
        return coarse == fine ? one.Set.Rule : throw new InvalidOperationException($"{coarse}\nbut\n{fine}");
    });

    [Test]
    public void The_culture_of_the_machine_means_nothing()
    {
        var cases = Everything.Array[500].Single();
        var invariant = In(CultureInfo.InvariantCulture, cases);
        var (danish, turkish) = (CultureInfo.GetCultureInfo("da-DK"), CultureInfo.GetCultureInfo("tr-TR"));
        Assert.Multiple(() =>
        {
            Assert.That(string.Create(danish, $"{1.5}"), Is.EqualTo("1,5"), "the machine knows Danish");
            Assert.That("ID".ToLower(turkish), Is.EqualTo("ıd"), "the machine knows Turkish");
            Assert.That(In(danish, cases), Is.EqualTo(invariant));
            Assert.That(In(turkish, cases), Is.EqualTo(invariant));
        });
        TestContext.Out.WriteLine($"{cases.Length} elections");
    }

    [Test]
    public void Elections_run_side_by_side_answer_what_they_answer_alone()
    {
        var cases = Everything.Array[500].Single();
        var alone = cases.Select(Answer).ToArray();
        var together = new ConcurrentDictionary<int, string>();
        Parallel.For(0, 4 * cases.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, at =>
            together[at] = Answer(cases[at % cases.Length]));
        Assert.That(
            together.OrderBy(one => one.Key).Select(one => one.Value),
            Is.EqualTo(Enumerable.Repeat(alone, 4).SelectMany(all => all)));
        TestContext.Out.WriteLine($"{cases.Length} elections, each four times");
    }

    [Test]
    public void One_rule_and_one_election_can_be_used_by_many_threads_at_once()
    {
        foreach (var one in Everything.Array[50].Single())
        {
            var (election, rule) = (one.Text.Parse(), RuleBook.Bind(one.Set));
            var alone = Answer(one);
            var together = new ConcurrentBag<string>();
            Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
                together.Add(Case.Say(election, one.Set, rule(election.Instance, election.Profile))));
            Assert.That(together, Has.Count.EqualTo(16).And.All.EqualTo(alone));
        }
    }

    private static Gen<Case> Everything =>
        from election in RandomElections.Small
        from set in Gen.OneOf(
            RandomRuleSets.Greedy("greedy", election.Kind),
            RandomRuleSets.Greedy("greedy-by-score", election.Kind),
            RandomRuleSets.EqualShares(election.Kind),
            RandomRuleSets.EqualShares(election.Kind),
            RandomRuleSets.Compared(RandomRuleSets.Satisfactions(election.Kind)),
            RandomRuleSets.Bos(RandomRuleSets.Satisfactions(election.Kind)),
            RandomRuleSets.Welfare(RandomRuleSets.Satisfactions(election.Kind)),
            RandomRuleSets.Phragmen,
            RandomRuleSets.AnyOrdinal)
        select new Case(election, set);

    private static string[] In(CultureInfo culture, Case[] cases)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return [.. cases.Select(Answer)];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }

    private static string Answer(Case one) => Answer(one.Set, one.Text.Parse());

    private static string Answer(RuleSet set, Election election) =>
        Case.Say(election, set, RuleBook.Bind(set)(election.Instance, election.Profile));
}
