using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Rules;
using static Budget.Tests.Elections.ElectionText;
using static Budget.Tests.Rules.Running;

namespace Budget.Tests.Rules;

public class TextbookTests
{
    private static readonly Election Town =
        Election(budget: 100, "park 60\npool 40\nlibrary 40", "3 x park pool\n2 x library");

    private static readonly RuleSet EqualShares = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Ties = new TieOrder([TieKey.Cost, TieKey.Votes, TieKey.Id]),
    };

    [Test]
    public void A_cohesive_minority_gets_its_share_although_the_majority_could_outvote_it()
    {
        Assert.That(Funded(EqualShares, Town), Is.EqualTo(["pool", "library"]));
        Assert.That(Funded(EqualShares with { Rule = "greedy" }, Town), Is.EqualTo(["pool", "park"]));
    }

    [Test]
    public void Every_decision_says_what_it_chose_from_at_what_price_and_who_paid()
    {
        var members = OutcomeJson.Members(Town, EqualShares, Run(EqualShares, Town))
            .Where(member => member.Name is "budget" or "cost" or "allocation" or "tieOccurred" or "decisions");
        Assert.That(CanonicalJson.ObjectOf(members).ToString(), Is.EqualTo(Canonical(
            """
            { "allocation": ["pool", "library"], "budget": "100", "cost": "80",
              "decisions": [
                { "by": "equal-shares", "effectiveVotes": "3", "kind": "funded", "largestPayment": "40/3",
                  "moneyLeft": "60",
                  "payers": { "exhausted": 0, "full": 3 }, "project": "pool", "rho": "1/3", "tieBrokenBy": "cost",
                  "tied": ["park", "pool"] },
                { "by": "equal-shares", "cost": "60", "kind": "unaffordable", "project": "park",
                  "supportersOwn": "20" },
                { "by": "equal-shares", "effectiveVotes": "2", "kind": "funded", "largestPayment": "20",
                  "moneyLeft": "20",
                  "payers": { "exhausted": 0, "full": 2 }, "project": "library", "rho": "1/2", "tied": ["library"] } ],
              "tieOccurred": true }
            """)));
    }

    [Test]
    public void A_larger_budget_can_lead_to_a_cheaper_outcome()
    {
        var set = EqualShares with { Satisfaction = Satisfaction.Cardinality };
        int Spent(int budget)
        {
            var election = Election(budget, "a 11\nb 9\nc 1\nd 7", "a b d\nb c d\na c");
            var funded = Run(set, election).Allocation;
            return funded.Sum(project => (int)election.Instance.Projects[project].Cost.MinorUnits);
        }

        Assert.That((Spent(24), Spent(27)), Is.EqualTo((19, 17)));
    }

    // The examples are written with white space, which canonical JSON has only within strings.
    private static string Canonical(string json) => json.Replace(" ", "").ReplaceLineEndings("");
}
