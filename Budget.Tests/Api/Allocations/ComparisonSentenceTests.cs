using Budget.Api.Allocations;
using Budget.Core.Outcomes;
using Budget.Core.Rules;
using static Budget.Tests.Api.Allocations.Calculated;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Api.Allocations;

public sealed class ComparisonSentenceTests
{
    [TestCase(ComparisonMeasure.FundedCount, 4, 3, "Compared with most votes: 4 voters would get more of their "
        + "projects here, 3 under most votes, and 1,000 have as many in both. So the outcome stands.")]
    [TestCase(ComparisonMeasure.Represented, 1, 3, "Compared with most votes: 1 voter would get a project of theirs "
        + "only here, 3 under most votes, and 1,000 do not differ. So most votes takes the place of the outcome.")]
    public void It_says_in_English_who_gets_more_of_what(
        ComparisonMeasure measure, long completed, long mostVotes, string sentence) =>
        Assert.That(ComparisonSentence.Of(Compared(measure, completed, mostVotes), Language.English),
            Is.EqualTo(sentence));

    [TestCase(ComparisonMeasure.FundedCount, 4, 3, "Sammenlignet med flest stemmer: 4 vælgere får flere af deres "
        + "projekter her. 3 gør det ved flest stemmer. For 1.000 er der lige mange. Derfor står udfaldet ved magt.")]
    [TestCase(ComparisonMeasure.Represented, 1, 3, "Sammenlignet med flest stemmer: 1 vælger får kun her et af deres "
        + "projekter. 3 gør det ved flest stemmer. For 1.000 er det det samme. Derfor gælder flest stemmer i stedet.")]
    public void It_says_in_Danish_who_gets_more_of_what(
        ComparisonMeasure measure, long completed, long mostVotes, string sentence) =>
        Assert.That(ComparisonSentence.Of(Compared(measure, completed, mostVotes), Language.Danish),
            Is.EqualTo(sentence));

    [Test]
    public void Nothing_is_said_where_nothing_was_compared() =>
        Assert.That(ComparisonSentence.Of(Outcome.Empty, Language.Danish), Is.Null);

    [Test]
    public void Where_most_votes_was_chosen_projects_win_by_votes_and_not_by_money_left() => Assert.That(
        Reason(Election(10, "square 10\nbench 2", "3 x square\n1 x bench"),
            "equal-shares:cost/comparison:represented", "square"),
        Is.EqualTo("Recommended 1st: no project that still fitted had more than its 3 votes."));

    private static Outcome Compared(ComparisonMeasure measure, long completed, long mostVotes) =>
        Outcome.Empty with { Comparison = new(measure, new Preferences(completed, mostVotes, 1000), []) };
}
