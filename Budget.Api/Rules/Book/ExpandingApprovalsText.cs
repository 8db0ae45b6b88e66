using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>Expanding approvals, for people.</summary>
internal static class ExpandingApprovalsText
{
    public static RuleText ExpandingApprovals { get; } = new(
        "expanding-approvals",
        new("Voksende opbakning", "Expanding approvals"),
        new(
            "Plads for plads tæller stemmerne for flere projekter, og et projekt indstilles, når de stemmer, der "
            + "tæller for det, svarer til dets del af pengene; så meget mindre er de stemmer derefter værd.",
            "Rank by rank votes count for more projects, and a project is recommended as soon as the votes that "
            + "count for it make up its share of the money; then those votes are worth so much less."),
        "H. Aziz, B. E. Lee: Proportionally Representative Participatory Budgeting with Ordinal Preferences, AAAI "
        + "2021")
    {
        Definition = new(
            "Hver stemme vejer 1. For plads j = 1, 2 … tæller en stemme for de projekter, den har på plads j eller "
            + "før. Et projekt, der er råd til, og hvis stemmer s mindst vejer q = n · pris/B, kan vælges; det med "
            + "størst s/q vælges, og dets stemmer ganges med 1 − q/s. Er der ingen, går j én op.",
            "Each ballot weighs 1. For rank j = 1, 2 … a ballot counts for the projects it has at rank j or before. "
            + "A project that fits and whose ballots weigh s, at least q = n · cost/B, can be chosen; the one with "
            + "the largest s/q is, and its ballots are multiplied by 1 − q/s. Where there is none, j goes up by one."),
        Guarantees =
        [
            new(
                new(
                    "En gruppe, der er stor nok og enes om et projekt på en plads, står ikke uden, mens "
                    + "mindre end dens del går til det, den har på den plads eller før (rank-PJR+, for "
                    + "projekter, der koster noget). Det gælder ikke efter en sammenligning.",
                    "A group that is large enough and agrees on a project at a rank is not left without it "
                    + "while less than its share goes to what it has at that rank or before (rank-PJR+, for "
                    + "projects that cost something). It does not hold after a comparison step."),
                "OrdinalRulesTests.No_group_that_agrees_on_a_project_at_a_rank_is_left_without_its_share"),
        ],
        Complexity = new(
            "Højst pladser · projekter · stemmer og projekter · projekter · stemmer.",
            "At most ranks · projects · ballots and projects · projects · ballots."),
        Cities = new(
            "Ingen by, vi kender.",
            "No town that we know of."),
    };
}
