using Budget.Api.Allocations;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;
using static Budget.Tests.Elections.ElectionText;

namespace Budget.Tests.Api.Allocations;

/// <summary>The sentence that a project gets when a town's constraint keeps it out.</summary>
public sealed class BarredReasonTests
{
    private static readonly ProjectGroup Group = new(GroupBy.Projects, ["a", "b"]);

    private static IEnumerable<object[]> Kept =>
    [
        [
            new MinVotes(4), "Not recommended: it has 3 votes, and 4 are asked for.",
            "Ikke indstillet. Det har 3 stemmer. Der kræves 4.",
        ],
        [
            new MinShare(ShareOf.Ballots, new(2, 5)), "Not recommended: it has 3 votes, and 4 are asked for.",
            "Ikke indstillet. Det har 3 stemmer. Der kræves 4.",
        ],
        [
            new Withdrawn(new(GroupBy.Projects, ["b"])),
            "Not recommended, although 1 recommended project has fewer votes: it was withdrawn.",
            "Ikke indstillet. Og dog har 1 af dem, der er med, færre stemmer. Det er trukket tilbage.",
        ],
        [
            new Exclusive(Group), "Not recommended, although 1 recommended project has fewer votes: "
                + "only one of a group can be had, and a is.",
            "Ikke indstillet. Og dog har 1 af dem, der er med, færre stemmer. "
                + "Der kan kun komme ét med af dem, det står sammen med. Det blev a.",
        ],
        [
            new Cap(Group, 100), "Not recommended, although 1 recommended project has fewer votes: of the 100 that "
                + "projects of its sort can get, 40 was left, and it costs 50, so 10 was missing.",
            "Ikke indstillet. Og dog har 1 af dem, der er med, færre stemmer. Projekter af den slags kan højst få 100 "
                + "i alt. Der var 40 tilbage af dem. Det koster 50. Der manglede 10.",
        ],
    ];

    [TestCaseSource(nameof(Kept))]
    public void It_is_told_which_and_why(Constraint constraint, string english, string danish)
    {
        var election = Election(120, "a 60\nb 50\nc 5", "5 x a\n3 x b\n1 x c");
        var set = new RuleSet { Rule = "greedy", Satisfaction = Satisfaction.Cost, Constraints = [constraint] };
        var outcome = RuleBook.Bind(set)(election.Instance, election.Profile);
        var decided = new Decided(election, ["a", "b", "c"], set, outcome);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Reasons.Of(decided, Language.English)[1], Is.EqualTo(english));
            Assert.That(Reasons.Of(decided, Language.Danish)[1], Is.EqualTo(danish));
        }
    }
}
