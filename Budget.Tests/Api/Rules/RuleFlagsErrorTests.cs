using Budget.Api.Rules;

namespace Budget.Tests.Api.Rules;

public sealed class RuleFlagsErrorTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case(
            new() { Rule = "mes" }, "--rule: expected bos-equal-shares, equal-shares, expanding-approvals,");
        yield return Case(new() { Satisfaction = "costs" }, "--satisfaction: expected cost, cardinality,");
        yield return Case(new() { Satisfaction = "positional" }, "--scores: expected borda, truncated-borda:LENGTH,");
        yield return Case(new() { Satisfaction = "positional", Scores = "3,,1" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "3,-1" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "list" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "borda:3" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "k-approval" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional", Scores = "k-approval:0" }, "--scores: expected");
        yield return Case(new() { Satisfaction = "positional-cost", Scores = "truncated-borda:+3" }, "--scores: ");
        yield return Case(new() { Completion = "add-one" }, "--completion: expected none, add1,");
        yield return Case(new() { Completion = "add1+greedy" }, "--completion: expected none, add1,");
        yield return Case(new() { Completion = "greedy" }, "--completion: expected none, add1,");
        yield return Case(new() { Completion = "greedy:cash" }, "--completion: expected cost, cardinality");
        yield return Case(new() { Completion = "greedy:cost+add1" }, "--completion: expected none, add1,");
        yield return Case(
            new() { Completion = "comparison:funded-count+greedy:cost" }, "--completion: expected none, add1,");
        yield return Case(
            new() { Completion = "comparison:cost" }, "--completion: expected funded-count, represented or funded-");
        yield return Case(new() { Completion = "greedy:positional" }, "--scores: expected");
        yield return Case(new() { Rule = "greedy", Completion = "add1" }, "--completion: The rule greedy takes no");
        yield return Case(new() { Rule = "phragmen", Satisfaction = "cost" }, "--satisfaction: The rule phragmen");
        yield return Case(new() { Completion = "add1", Step = "0" }, "--step: expected an amount above zero");
        yield return Case(new() { Completion = "add1", Step = "-1" }, "--step: expected an amount above zero");
        yield return Case(new() { Completion = "add1", Step = "1e3" }, "--step: expected an amount above zero");
        yield return Case(new() { Completion = "increase-1pct", Step = "1" }, "--step: expected no such flag");
        yield return Case(new() { Completion = "add1", StepLimit = "0" }, "--step-limit: expected a whole number");
        yield return Case(new() { Completion = "add1", StepLimit = "1.5" }, "--step-limit: expected a whole number");
        yield return Case(new() { Completion = "add1", StepLimit = " 7" }, "--step-limit: expected a whole number");
        yield return Case(new() { Ties = "cost,age" }, "--ties: expected cost, votes, lot or id");
        yield return Case(new() { Ties = "cost,cost" }, "--ties: expected cost, votes, lot or id, each at most once");
        yield return Case(new() { Ties = "" }, "--ties: expected cost, votes, lot or id");
        yield return Case(new() { LotSeed = "" }, "--lot-seed: expected the published text that the lot is made from");
        yield return Case(new() { LotSeed = " " }, "--lot-seed: expected the published text");
        yield return Case(new() { Rule = "greedy-by-score" }, "--satisfaction: expected cost, cardinality, points,");
        yield return Case(new() { Rule = "greedy", OnMisfit = "Skip" }, "--on-misfit: expected skip or stop");
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_flag_is_refused_with_what_was_expected(object flags, string said)
    {
        var (errors, unused) = (new List<string>(), new List<string>());
        var set = ((RuleFlags)flags).Read(errors, unused);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(set, Is.Null);
            Assert.That(errors, Has.Count.EqualTo(1));
            Assert.That(errors[0], Does.StartWith(said));
        }
    }

    [TestCase("--scores")]
    [TestCase("--step")]
    [TestCase("--step-limit")]
    [TestCase("--on-misfit")]
    public void A_flag_that_decides_nothing_is_noted(string flag)
    {
        var (errors, unused) = (new List<string>(), new List<string>());
        _ = new RuleFlags
        {
            Scores = flag == "--scores" ? "1" : null,
            Step = flag == "--step" ? "1" : null,
            StepLimit = flag == "--step-limit" ? "1" : null,
            OnMisfit = flag == "--on-misfit" ? "skip" : null,
        }.Read(errors, unused);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errors, Is.Empty);
            Assert.That(unused, Has.Count.EqualTo(1));
            Assert.That(unused[0], Does.StartWith($"{flag}: it decides nothing"));
        }
    }

    private static TestCaseData Case(RuleFlags flags, string said) =>
        new(flags, said) { TestName = $"A_wrong_flag_is_refused_with_what_was_expected({said}, {flags})" };
}
