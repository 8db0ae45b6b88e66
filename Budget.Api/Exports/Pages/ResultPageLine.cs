using Budget.Api.Problems;
using Budget.Api.Results;

namespace Budget.Api.Exports.Pages;

/// <summary>A line on the page of a result: its money, its projects with reasons, and most votes beside it.</summary>
internal static class ResultPageLine
{
    public static Html Of(
        ResultAnswer.LineAnswer line, PublicationGate gate, ResultAnswer result, Speech speech) => Html.Of($"""
        <section aria-labelledby="{line.Line}">
        <h2 id="{line.Line}">{line.Title}</h2>
        <p>{speech.Say("Beløb:", "Amount:")} {speech.LastMoney(line.BudgetMinor, result.Currency)}
        {speech.Say("Indstillet for:", "Recommended for:")} {speech.LastMoney(line.CostMinor, result.Currency)}
        {speech.Say("Til rest:", "Left:")} {speech.LastMoney(line.MoneyLeftMinor, result.Currency)}
        {(line.VotersServed is { } served ? speech.Say(
            $"{speech.Count(served)} vælgere får mindst ét projekt, de stemte på.",
            $"{speech.Count(served)} voters get at least one project that they listed.") : "")}</p>
        {Projects(line.Recommended, speech.Say("Indstillede projekter", "Recommended projects"), result, speech)}
        {Projects(
            line.NotRecommended, speech.Say("Ikke indstillede projekter", "Projects not recommended"), result, speech)}
        {Withdrawn([.. gate.Withdrawn.Where(project => project.Line == line.Line)], speech)}
        {MostVotes(line, result, speech)}
        </section>
        """);

    /// <summary>A number of people, or that it is too small to be told.</summary>
    public static string People(long? count, Speech speech) =>
        count is { } told ? speech.Count(told) : speech.Say("få", "few");

    private static Html Projects(
        IReadOnlyList<ResultAnswer.ProjectAnswer> projects, string caption, ResultAnswer result, Speech speech) =>
        Html.When(projects.Count > 0, () => Html.Of($"""
            <div class="wide" role="region" tabindex="0" aria-label="{caption}"><table>
            <caption>{caption}</caption>
            <thead><tr>
            <th scope="col">{speech.Say("Projekt", "Project")}</th>
            <th scope="col" class="number">{speech.Say("Pris", "Price")}</th>
            <th scope="col" class="number">{speech.Say("Stemmer", "Votes")}</th>
            {Html.When(IsDecided(result), () => Html.Of($"""
                <th scope="col">{speech.Say("Bevilget", "Funded")}</th>
                """))}
            <th scope="col">{speech.Say("Hvorfor", "Why")}</th>
            </tr></thead>
            <tbody>
            {projects.Select(project => Html.Of($"""
                <tr><th scope="row">{project.Title}</th>
                <td class="number">{speech.Money(project.PriceMinor, result.Currency)}</td>
                <td class="number">{People(project.Votes, speech)}</td>
                {Html.When(IsDecided(result), () => Html.Of($"""
                    <td>{(project.IsFunded == true ? speech.Say("ja", "yes") : speech.Say("nej", "no"))}</td>
                    """))}
                <td>{speech.Say(project.Explanation.Da, project.Explanation.En)}</td></tr>
                """))}
            </tbody></table></div>
            """));

    private static Html Withdrawn(IReadOnlyList<WithdrawnProject> projects, Speech speech) =>
        Html.When(projects.Count > 0, () => Html.Of($"""
            <h3>{speech.Say("Trukket ud", "Withdrawn")}</h3>
            <dl>
            {projects.Select(project => Html.Of($"""
                <dt>{project.Title}</dt><dd>{Html.Lines(project.Reason)}</dd>
                """))}
            </dl>
            """));

    private static Html MostVotes(ResultAnswer.LineAnswer line, ResultAnswer result, Speech speech) => Html.Of($"""
        <h3>{speech.Say("Hvis flest stemmer havde afgjort det", "Had most votes decided")}</h3>
        <p>{(line.MostVotes.Gains.Count + line.MostVotes.Loses.Count == 0
            ? speech.Say("De samme projekter ville være indstillet.", "The same projects would be recommended.")
            : $"{speech.Say("Projekterne ville tilsammen koste", "The projects would together cost")} "
                + speech.LastMoney(line.MostVotes.CostMinor, result.Currency))}
        {(line.MostVotes.VotersServed is { } served ? speech.Say(
            $"{speech.Count(served)} vælgere ville få mindst ét projekt, de stemte på.",
            $"{speech.Count(served)} voters would get at least one project that they listed.") : "")}</p>
        {Titles(
            line, line.MostVotes.Gains, speech.Say("Kun indstillet efter reglen:", "Recommended only by the rule:"))}
        {Titles(line, line.MostVotes.Loses, speech.Say("Kun med flest stemmer:", "Only by most votes:"))}
        """);

    private static Html Titles(ResultAnswer.LineAnswer line, IReadOnlyList<string> ids, string about) =>
        Html.When(ids.Count > 0, () => Html.Of($"""
            <p>{about} {string.Join(", ", line.Recommended.Concat(line.NotRecommended)
                .Where(project => ids.Contains(project.Project)).Select(project => project.Title))}.</p>
            """));

    private static bool IsDecided(ResultAnswer result) => result.Decision is { IsAdoption: true };
}
