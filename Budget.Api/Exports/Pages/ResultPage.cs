using System.Text;
using Budget.Api.Ballots;
using Budget.Api.Problems;
using Budget.Api.Results;

namespace Budget.Api.Exports.Pages;

/// <summary>
/// A result as a page for a council and for residents, whole in one file: who decided what, what is recommended and
/// why, what most votes would have done, how many took part, by which rule, and how to recompute it.
/// </summary>
internal static class ResultPage
{
    public static byte[] Of(PublicationGate gate, Speech speech)
    {
        var result = ResultAnswer.Of(gate);
        var statement = speech.Say(result.Statement.Da, result.Statement.En);
        return Encoding.UTF8.GetBytes(Html.Of($"""
            <!DOCTYPE html>
            <html lang="{speech.Code}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{PageStyle.Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{result.Title}: {speech.Say("resultat", "result")}</title>
            <style>{new Html(PageStyle.Sheet)}</style>
            </head>
            <body>
            <header>
            <h1>{result.Title}: {speech.Say("resultat", "result")}</h1>
            <p class="status">{statement}</p>
            {Change(result, speech)}
            </header>
            <main>
            {Decision(gate, result, speech)}
            {result.Lines.Select(line => ResultPageLine.Of(line, gate, result, speech))}
            {Turnout(gate, result, speech)}
            {Rule(gate, speech)}
            {Verification(gate, result, speech)}
            {Versions(gate, speech)}
            </main>
            <footer><p>{Sources(speech)}</p></footer>
            </body>
            </html>

            """).Text);
    }

    private static string Sources(Speech speech) => speech.Say(
        "Denne side er lavet ud fra den underskrevne protokol og henter intet andre steder. Tre ting står ikke i "
        + "protokollen: hvor mange der kunne stemme, hvornår resultatet blev offentliggjort, og hvad "
        + "kommunalbestyrelsen besluttede.",
        "This page is made from the signed record and loads nothing from elsewhere. Three things are not in the "
        + "record: how many could vote, when the result was published, and what the council decided.");

    private static Html Change(ResultAnswer result, Speech speech) => result.Reason is null
        ? Html.Nothing
        : Html.Of($"""
            <p>{speech.Say(
                $"Dette er udgave {result.Version} af resultatet.", $"This is version {result.Version} of the result.")}
            {speech.Say("Grund:", "Reason:")} {Html.Lines(result.Reason)}
            {speech.Say("Ændret:", "Changed:")} {Html.Lines(result.Changes!)}</p>
            """);

    private static Html Decision(PublicationGate gate, ResultAnswer result, Speech speech) => Html.Of($"""
        <section aria-labelledby="decision">
        <h2 id="decision">{speech.Say("Hvem besluttede hvad", "Who decided what")}</h2>
        <p>{Html.Lines(gate.Manifest.Mandate)}</p>
        {(result.Decision is { } decision ? Decided(decision, gate, speech) : Html.Of($"""
            <p>{speech.Say("Kommunalbestyrelsen har ikke taget stilling til denne indstilling endnu.",
                "The council has not decided on this recommendation yet.")}</p>
            """))}
        </section>
        """);

    private static Html Decided(CouncilDecision decision, PublicationGate gate, Speech speech)
    {
        var titles = gate.Report.Lines.SelectMany(line => line.Projects)
            .ToDictionary(project => project.Project, project => project.Title);
        return Html.Of($"""
            <dl>
            <dt>{speech.Say("Besluttet", "Decided")}</dt><dd>{speech.Day(decision.DecidedOn)}</dd>
            <dt>{speech.Say("Sagsnummer", "Case number")}</dt><dd>{decision.CaseNumber}</dd>
            <dt>{speech.Say("Referat", "Minutes")}</dt>
            <dd><a href="{decision.MinutesUrl}">{decision.MinutesUrl}</a></dd>
            <dt>{speech.Say("Begrundelse", "Reasons")}</dt><dd>{Html.Lines(decision.Reasons)}</dd>
            {decision.Deviations.Select(deviation => Html.Of($"""
                <dt>{titles[deviation.Project]}</dt><dd>{(deviation.IsFunded
                    ? speech.Say("Bevilget, selv om det ikke var indstillet:", "Funded, although not recommended:")
                    : speech.Say("Ikke bevilget, selv om det var indstillet:", "Not funded, although recommended:"))}
                {Html.Lines(deviation.Reason)}</dd>
                """))}
            </dl>
            """);
    }

    private static Html Turnout(PublicationGate gate, ResultAnswer result, Speech speech) => Html.Of($"""
        <section aria-labelledby="turnout">
        <h2 id="turnout">{speech.Say("Deltagelse", "Turnout")}</h2>
        <p>{(gate.MayVote is { } entries ? speech.Say(
            $"{speech.Count(entries)} kunne stemme.", $"{speech.Count(entries)} could vote.") : "")}
        {(gate.BallotsCounted is { } counted ? speech.Say(
            $"{speech.Count(counted)} stemmesedler blev talt.", $"{speech.Count(counted)} ballots were counted.")
            : speech.Say("Antallet af stemmesedler i alt vises ikke, fordi et lille tal kunne regnes ud af det.",
                "The number of all ballots is not shown, since a small number could be told from it."))}</p>
        <div class="wide" role="region" tabindex="0" aria-label="{speech.Say("Stemmesedler", "Ballots")}"><table>
        <caption>{speech.Say("Stemmesedler for hver linje", "Ballots on each line")}</caption>
        <thead><tr><th scope="col">{speech.Say("Linje", "Line")}</th>
        <th scope="col" class="number">{speech.Say("Stemmesedler", "Ballots")}</th></tr></thead>
        <tbody>
        {result.Lines.Select(line => Html.Of($"""
            <tr><th scope="row">{line.Title}</th>
            <td class="number">{ResultPageLine.People(line.Ballots, speech)}</td></tr>
            """))}
        </tbody></table></div>
        </section>
        """);

    private static Html Rule(PublicationGate gate, Speech speech)
    {
        var text = FormText.Of(gate.Manifest, new FormLanguage(speech.IsDanish));
        return Html.Of($"""
            <section aria-labelledby="rule">
            <h2 id="rule">{speech.Say("Reglen", "The rule")}</h2>
            <p>{text.Rule}</p>
            <p>{text.Ties}</p>
            <p>{speech.Say("Reglen, beløbene, projekterne og priserne blev låst før afstemningen.",
                "The rule, the amounts, the projects and the prices were locked before the vote.")}</p>
            </section>
            """);
    }

    private static Html Verification(PublicationGate gate, ResultAnswer result, Speech speech) => Html.Of($"""
        <section aria-labelledby="verify">
        <h2 id="verify">{speech.Say("Regn efter", "Check it yourself")}</h2>
        <p>{speech.Say("Hent filen bundle.zip fra samme sted som denne side. I den ligger protokollen med underskrift "
            + "og de stemmesedler, der er offentliggjort, i et format, som andres programmer læser.",
            "Fetch the file bundle.zip from where this page is. It holds the signed record and those ballots that are "
            + "published, in a format that other people's programs read.")}</p>
        <p><code>Budget.Api verify bundle.zip</code></p>
        <dl>
        <dt>{speech.Say("Hash af protokollen (SHA-256)", "Hash of the record (SHA-256)")}</dt>
        <dd><code>{result.RecordHash}</code></dd>
        <dt>{speech.Say("Hash af det, der blev låst", "Hash of what was locked")}</dt>
        <dd><code>{result.ManifestHash}</code></dd>
        {gate.Fingerprints.Select(line => Html.Of($"""
            <dt>{speech.Say("Fingeraftryk af stemmerne,", "Fingerprint of the ballots,")} {line.Title}</dt>
            <dd><code>{line.Fingerprint}</code></dd>
            """))}
        <dt>{speech.Say("Optalt", "Counted")}</dt><dd>{speech.Day(LocalDay.Of(result.CountedAt))}</dd>
        {(result.PublishedAt is { } published ? Html.Of($"""
            <dt>{speech.Say("Offentliggjort", "Published")}</dt>
            <dd>{speech.Day(LocalDay.Of(published))}</dd>
            """) : Html.Nothing)}
        <dt>{speech.Say("Motor", "Engine")}</dt><dd>{gate.EngineVersion}</dd>
        </dl>
        </section>
        """);

    private static Html Versions(PublicationGate gate, Speech speech) => gate.Versions.Count < 2
        ? Html.Nothing
        : Html.Of($"""
            <section aria-labelledby="versions">
            <h2 id="versions">{speech.Say("Udgaver", "Versions")}</h2>
            <ol>
            {gate.Versions.Select(version => Html.Of($"""
                <li value="{$"{version.Version}"}"><code>{version.RecordHash}</code>{(version.SupersededBy is { } next
                    ? speech.Say($" – afløst af udgave {next}", $" – superseded by version {next}") : "")}</li>
                """))}
            </ol>
            </section>
            """);
}
