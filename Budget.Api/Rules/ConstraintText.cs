using Budget.Api.Problems;

namespace Budget.Api.Rules;

/// <summary>Constraints as people meet them: what each does, and which guarantee of a rule it takes away.</summary>
/// <param name="Kind">Its name in rule sets.</param>
/// <param name="Text">One or two sentences.</param>
internal sealed record ConstraintText(string Kind, InBoth Text)
{
    /// <summary>Every constraint.</summary>
    public static IReadOnlyList<ConstraintText> All { get; } =
    [
        new(
            "minVotes",
            new("Et projekt med færre stemmer er ude, før reglen kører. En lille gruppe kan så ikke længere være "
                + "sikker på sin del.",
                "A project with fewer votes is out before the rule runs. A small group is then no longer sure of its "
                + "share.")),
        new(
            "minShare",
            new("Det samme, hvor kravet er en del af stemmesedlerne eller af alle stemmer.",
                "The same, where what is asked is a share of the ballots or of all votes.")),
        new(
            "withdrawn",
            new("Trukne projekter går ud af alle stemmesedler. De vælgere tæller stadig med, og den øvrige fordeling "
                + "er sikret som før.",
                "Withdrawn projects leave all ballots. Their voters still count, and everything else is guaranteed as "
                + "before.")),
        new(
            "exclusive",
            new("Af nogle projekter kan kun ét indstilles. De, der ønsker to af dem, kan så få mindre end deres del, "
                + "og penge kan blive tilbage.",
                "Of some projects only one can be recommended. Who want two of them may then get less than their "
                + "share, and money may be left.")),
        new(
            "cap",
            new("Nogle projekter får højst et beløb tilsammen. De, der ønsker mere af dem, kan så få mindre end deres "
                + "del, og penge kan blive tilbage.",
                "Some projects get at most an amount together. Who want more of them may then get less than their "
                + "share, and money may be left.")),
        new(
            "earmark",
            new("Et beløb er sat af til nogle projekter og bruges på dem først. De, der ikke ønsker dem, får så "
                + "en mindre del af pengene at være med om.",
                "An amount is set aside for some projects and spent on them first. Who do not want them then share in "
                + "less money.")),
    ];

    /// <summary>All of them as one text.</summary>
    public static InBoth Whole { get; } = new(
        "Byens egne vilkår uden om reglen. " + string.Join(' ', All.Select(one => $"{one.Kind}: {one.Text.Da}")),
        "The town's own conditions around the rule. "
            + string.Join(' ', All.Select(one => $"{one.Kind}: {one.Text.En}")));
}
