using Budget.Api.Rules;
using Budget.Core.Rules;

namespace Budget.Tests.Api.Rules;

public sealed class RuleTextTests
{
    [Test]
    public void Every_rule_says_in_both_languages_what_it_does_how_long_it_takes_and_who_uses_it()
    {
        foreach (var rule in RuleText.All)
        {
            foreach (var text in new[] { rule.Sentence, rule.Definition, rule.Complexity, rule.Cities })
            {
                Assert.That(text.Da, Does.EndWith(".").And.Not.EqualTo(text.En), rule.Id);
                Assert.That(text.En, Does.EndWith("."), rule.Id);
            }

            Assert.That(rule.Source, Is.Not.Empty, rule.Id);
        }
    }

    [Test]
    public void Every_promise_names_a_test_that_is_there()
    {
        var tests = typeof(RuleTextTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();
        var promises = RuleText.All.SelectMany(rule => rule.Guarantees).Distinct().ToArray();
        Assert.That(promises.Select(promise => promise.Test), Is.Not.Empty.And.SubsetOf(tests));
        Assert.That(promises.Select(promise => promise.Text.Da), Is.Unique.And.All.EndsWith("."));
    }

    [TestCase("greedy")]
    [TestCase("greedy-by-score")]
    [TestCase("bos-equal-shares")]
    public void A_rule_that_promises_nothing_says_nothing(string id) =>
        Assert.That(RuleText.All.Single(rule => rule.Id == id).Guarantees, Is.Empty);

    [Test]
    public void Each_rule_of_the_rule_book_has_one_text() =>
        Assert.That(RuleText.All.Select(rule => rule.Id), Is.EquivalentTo(RuleBook.Names));
}
