namespace Budget.Api.Sandbox;

/// <summary>An invented Danish town, its money and its ideas; the title says that it is a test.</summary>
internal sealed record SandboxTown(string Title, string Mandate, IReadOnlyList<SandboxLine> Lines)
{
    public static SandboxTown In(SandboxLanguage language) =>
        language == SandboxLanguage.Da ? Danish : English;

    private static SandboxTown Danish { get; } = new(
        "TEST: Prøvekøbing Borgerbudget", "Dette er en prøve. Ingen beslutter noget på grundlag af den.",
        [
            new("Hele byen", 50_000_000, 3,
            [
                new("Træer langs Algade", 12_000_000, "Fyrre lindetræer, som giver skygge om sommeren."),
                new("Skaterbane ved hallen", 22_500_000, "En bane i beton, tegnet sammen med de unge."),
                new("Bænke ved åen", 4_500_000, "Ti bænke med ryglæn, så man kan hvile på turen."),
                new("Lys på skolestien", 9_800_000, "Lamper, der kun lyser, når nogen kommer forbi."),
                new("Bytræf i Byparken", 7_500_000, "Tre lørdage med musik, mad og plads til alle."),
                new("Cykelværksted for alle", 6_000_000, "Værktøj, hjælp og kaffe hver onsdag."),
            ]),
            new("Havnekvarteret", 15_000_000, 2,
            [
                new("Badebro", 9_000_000, "En bro med trappe og rampe ned i vandet."),
                new("Fælles køkkenhave", 3_500_000, "Tyve højbede på den gamle parkeringsplads."),
                new("Sauna på kajen", 8_500_000, "En lille sauna, som alle kan leje."),
                new("Legeskib", 5_000_000, "Et skib at klatre i for de mindste."),
            ]),
        ]);

    private static SandboxTown English { get; } = new(
        "TEST: Prøvekøbing participatory budget", "This is a test. Nobody decides anything by it.",
        [
            new("The whole town", 50_000_000, 3,
            [
                new("Trees along High Street", 12_000_000, "Forty lime trees that give shade in summer."),
                new("Skate park", 22_500_000, "A concrete bowl, drawn together with young people."),
                new("Benches by the stream", 4_500_000, "Ten benches with backs, to rest on the way."),
                new("Light on the school path", 9_800_000, "Lamps that shine only when somebody passes."),
                new("Town gathering in the park", 7_500_000, "Three Saturdays with music, food and room for all."),
                new("Bicycle workshop", 6_000_000, "Tools, help and coffee every Wednesday."),
            ]),
            new("The harbour quarter", 15_000_000, 2,
            [
                new("Bathing jetty", 9_000_000, "A jetty with stairs and a ramp into the water."),
                new("Shared kitchen garden", 3_500_000, "Twenty raised beds on the old car park."),
                new("Sauna on the quay", 8_500_000, "A small sauna that everybody can rent."),
                new("Ship to play on", 5_000_000, "A ship to climb on for the smallest."),
            ]),
        ]);
}

/// <summary>A line of the invented town.</summary>
internal sealed record SandboxLine(
    string Title, long AmountMinor, int MaxProjects, IReadOnlyList<SandboxProject> Projects);

/// <summary>An idea of the invented town.</summary>
internal sealed record SandboxProject(string Title, long PriceMinor, string Description);
