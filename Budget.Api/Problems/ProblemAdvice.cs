namespace Budget.Api.Problems;

/// <summary>What to do about a refusal, for each code, in both languages.</summary>
internal static class ProblemAdvice
{
    private static readonly Dictionary<string, InBoth> OnBallots = new()
    {
        ["already-delivered"] = new(
            "Bed om at få lavet nye; de gamle bliver så ugyldige.", "Ask for new ones; the old ones end with that."),
        ["wrong-state"] = new(
            "Læs hvilken fase runden er i, og hvad der kan gøres i den.",
            "Read which state the round is in and what can be done in it."),
        ["rule-locked"] = new(
            "Så længe der ingen stemmer er, kan to personer låse op; derefter kan intet ændres, der ændrer resultatet.",
            "While there is no ballot, two people can unlock it; after that nothing that changes the outcome changes."),
        ["voting-closed"] = new(
            "Se på runden, hvornår afstemningen åbner og lukker.", "See on the round when voting opens and closes."),
        ["code-unknown"] = new(
            "Skriv koden af igen fra brevet; er du i tvivl, så bed kommunen om en ny.",
            "Copy the code from the letter again; when in doubt, ask the municipality for a new one."),
        ["not-eligible"] = new(
            "Hent stemmesedlen: den viser, hvad der kan stemmes på.", "Get the ballot form: it shows what is open."),
        ["over-budget"] = new("Tag et projekt af stemmesedlen.", "Take a project off the ballot."),
        ["too-many-projects"] = new("Tag et projekt af stemmesedlen.", "Take a project off the ballot."),
        ["too-few-projects"] = new("Vælg flere projekter.", "Choose more projects."),
        ["unknown-project"] = new(
            "Hent stemmesedlen igen og brug dens id'er.", "Get the ballot form again and use its ids."),
        ["project-withdrawn"] = new(
            "Hent stemmesedlen igen, og vælg et andet projekt.", "Get the ballot form again and choose another one."),
        ["duplicate-project"] = new("Vælg projektet én gang.", "Choose the project once."),
        ["duplicate-rank"] = new("Lad projektet stå ét sted.", "Leave the project in one place."),
        ["rank-gap"] = new("Ryk projekterne sammen.", "Close the gap."),
        ["points-exceeded"] = new("Giv færre point.", "Give fewer points."),
        ["form-outdated"] = new(
            "Hent stemmesedlen igen; vis vælgeren, hvad der er ændret, og send med den nye hash.",
            "Get the ballot form again, show the voter what changed, and send the new hash."),
    };

    private static readonly Dictionary<string, InBoth> Elsewhere = new()
    {
        ["precondition-required"] = new(
            "Læs først, og send svarets ETag som If-Match.", "Read it first and send the ETag of that as If-Match."),
        ["version-mismatch"] = new(
            "Læs igen, se hvad der er ændret, og gør det om.", "Read it again, see what changed, and do it again."),
        ["idempotency-mismatch"] = new("Brug en ny nøgle til en ny forespørgsel.", "Use a new key for a new request."),
        ["idempotency-in-progress"] = new("Vent, og gentag.", "Wait and repeat."),
        ["second-person-required"] = new(
            "En anden person med samme rolle skal bekræfte under eget navn.",
            "Another person with the role has to confirm it in his own name."),
        ["result-not-published"] = new(
            "Vent til resultatet offentliggøres.", "Wait until the result is published."),
        ["cell-suppressed"] = new(
            "Spørg om en større gruppe.", "Ask for a larger group."),
        ["import-rows-invalid"] = new(
            "Ret rækkerne i rapporten, og indlæs hele filen igen; intet er indlæst.",
            "Mend the rows of the report and import the whole file again; nothing was imported."),
        ["limit-exceeded"] = new(
            "Send mindre, eller regn på egen maskine: kommandolinjen har ingen grænse.",
            "Send less, or calculate on a machine of your own: the command line has no such limit."),
        ["tie-unresolved"] = new(
            "Tilføj en nøgle eller en lodtrækning til reglens rækkefølge.", "Add a key or a lot to the tie order."),
        ["rule-unsupported-ballots"] = new(
            "Vælg en regel, der passer til stemmesedlerne.", "Choose a rule that fits the ballots."),
        ["invalid-input"] = new(
            "Se i errors, hvor fejlen er, og hvad der ventes dér.", "See in errors where it is and what is expected."),
        ["not-found"] = new("Se efter i beskrivelsen, hvad der findes.", "Look in the description what there is."),
        ["forbidden"] = new(
            "Bed en, der har rollen, eller bed administratoren om en nøgle.",
            "Ask somebody who has the role, or the administrator for a key."),
        ["unauthenticated"] = new(
            "Send en gyldig nøgle, et token eller en stemmekode i headeren Authorization.",
            "Send a valid key, token or voting code in the header Authorization."),
        ["too-many-requests"] = new("Vent så længe, som Retry-After siger.", "Wait as long as Retry-After says."),
        ["unavailable"] = new(
            "Vent så længe, som Retry-After siger, og gentag den samme forespørgsel: det er uden fare.",
            "Wait as long as Retry-After says and repeat the same request: that is safe."),
        ["defect"] = new(
            "Gentag senere; sig traceId til den, der driver tjenesten.",
            "Repeat it later; tell whoever runs the service the traceId."),
    };

    /// <summary>What to do about a code that the table of refusals has.</summary>
    public static InBoth For(string code) =>
        OnBallots.TryGetValue(code, out var advice) ? advice : Elsewhere[code];
}
