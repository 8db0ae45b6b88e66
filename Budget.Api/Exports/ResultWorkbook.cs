using Budget.Api.Ballots;
using Budget.Api.Imports;
using Budget.Api.Imports.Workbooks;
using Budget.Api.Problems;
using Budget.Api.Results;

namespace Budget.Api.Exports;

/// <summary>
/// A result as a workbook: its projects, those withdrawn, its lines, and what was decided when, each on a sheet.
/// </summary>
internal static class ResultWorkbook
{
    public static byte[] Of(PublicationGate gate, Speech speech)
    {
        var result = ResultAnswer.Of(gate);
        return WorkbookWriter.Write(
            Projects(gate, result, speech), Withdrawn(gate, speech), Lines(result, speech), About(result, speech));
    }

    private static OutgoingTable Projects(PublicationGate gate, ResultAnswer result, Speech speech) => new(
        speech.Say("Projekter", "Projects"),
        speech.IsDanish
            ? ["linje", "id", "titel", "pris", "stemmer", "indstillet som nr.", "bevilget", "flest stemmer", "hvorfor"]
            : ["line", "id", "title", "price", "votes", "recommended as no.", "funded", "most votes", "reason"],
        [
            .. result.Lines.SelectMany(line => line.Recommended.Concat(line.NotRecommended).Select(project =>
                (IReadOnlyList<TableCell>)
                [
                    line.Title, project.Project, project.Title, TableCell.Money(project.PriceMinor),
                    TableCell.Count(project.Votes), TableCell.Count(project.Place), YesNo(project.IsFunded, speech),
                    YesNo(project.InMostVotes, speech), speech.Say(project.Explanation.Da, project.Explanation.En),
                ])),
        ]);

    private static OutgoingTable Withdrawn(PublicationGate gate, Speech speech) => new(
        speech.Say("Trukket ud", "Withdrawn"),
        speech.IsDanish ? ["linje", "id", "titel", "hvorfor"] : ["line", "id", "title", "reason"],
        [
            .. gate.Withdrawn.Select(project => (IReadOnlyList<TableCell>)
            [
                gate.Manifest.Lines.Single(line => line.Id == project.Line).Title, project.Project, project.Title,
                project.Reason,
            ]),
        ]);

    private static OutgoingTable Lines(ResultAnswer result, Speech speech) => new(
        speech.Say("Linjer", "Lines"),
        speech.IsDanish
            ? ["linje", "beløb", "indstillet for", "til rest", "stemmesedler", "vælgere med et indstillet projekt"]
            : ["line", "amount", "recommended for", "left", "ballots", "voters with a recommended project"],
        [
            .. result.Lines.Select(line => (IReadOnlyList<TableCell>)
            [
                line.Title, TableCell.Money(line.BudgetMinor), TableCell.Money(line.CostMinor),
                TableCell.Money(line.MoneyLeftMinor), TableCell.Count(line.Ballots),
                TableCell.Count(line.VotersServed),
            ]),
        ]);

    private static OutgoingTable About(ResultAnswer result, Speech speech) => new(
        speech.Say("Om resultatet", "About the result"),
        [speech.Say("oplysning", "about"), speech.Say("værdi", "value")],
        [
            [speech.Say("runde", "round"), result.Title],
            [speech.Say("status", "status"), speech.Say(result.Statement.Da, result.Statement.En)],
            [speech.Say("valuta", "currency"), result.Currency],
            [speech.Say("optalt", "counted"), TableCell.Day(LocalDay.Of(result.CountedAt))],
            [speech.Say("offentliggjort", "published"), Day(result.PublishedAt)],
            [speech.Say("vedtaget", "decided"), TableCell.Day(result.Decision?.DecidedOn)],
            [speech.Say("sagsnummer", "case number"), result.Decision?.CaseNumber],
            [speech.Say("udgave", "version"), TableCell.Count(result.Version)],
            [speech.Say("hash af protokollen", "hash of the record"), result.RecordHash],
        ]);

    private static TableCell Day(DateTimeOffset? at) => TableCell.Day(at is { } said ? LocalDay.Of(said) : null);

    private static TableCell YesNo(bool? answer, Speech speech) => answer switch
    {
        true => speech.Say("ja", "yes"),
        false => speech.Say("nej", "no"),
        null => "",
    };
}
