using System.Collections.Immutable;
using Budget.Api.Audit;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Voters;

/// <summary>
/// <c>POST /rounds/{round}/roll-imports</c>: adds entries and corrects those that have not voted; removes none.
/// </summary>
internal static class ImportRoll
{
    private const int ShownCorrections = 100;

    public static async Task<IResult> Handle(
        string round, bool? dryRun, HttpRequest request, Caller caller, Database database, KeyFolder keys,
        TimeProvider clock)
    {
        if (database.Recalled<Report>() is { } before)
        {
            return AnswerOf(before);
        }

        var file = (await BoundedBody.ReadAsync(request, CsvLimits.Roll.MaxBytes))!;
        var known = database.Read(session => Round.Get(session, round)
            .Then(found => RollState.IsOpen(found, clock.GetUtcNow()))
            .Then<Known>(found => Known.Of(session, found)));
        if (known.Problem is { } unknown)
        {
            return unknown.ToAnswer();
        }

        var read = Read(file, known.Value!);
        if (dryRun == true)
        {
            return TypedResults.Ok(database.Read(session => Preview(session, round, read, known.Value!)));
        }

        if (read.Report.HasErrors)
        {
            return Refusal(read.Report.Findings).ToAnswer();
        }

        var now = clock.GetUtcNow();
        var stored = await database.Write<Report>(session => RoundClock.At(session, round, now)
            .Then(found => RollState.IsOpen(found, now))
            .Then(found => Store(session, found, read, known.Value!, caller, keys, now)));
        return stored.ToAnswer(AnswerOf);
    }

    private static IResult AnswerOf(Report report) => report.Findings.Any(finding => finding.IsError)
        ? Refusal(report.Findings).ToAnswer()
        : TypedResults.Ok(report);

    private static Imported<RollRow> Read(byte[] file, Known known)
    {
        var read = RollRows.Read(file, known.Round, CsvLimits.Roll);
        ImmutableArray<RowFinding> strange = [.. read.Rows
            .Where(row => row.Area is not null && known.Areas.IdOf(row.Area) is null)
            .Take(RowFindings.Most)
            .Select(row => new RowFinding(row.Row, "area", "unknown-area", IsError: true,
                "Found no area of this round; expected the id or the title of one."))];
        return strange.IsEmpty ? read
            : new([], read.Report with { Accepted = 0, Findings = [.. read.Report.Findings, .. strange] });
    }

    // Who has voted is not asked here: otherwise trying would tell it, and leave no trace.
    private static Report Preview(Session session, string round, Imported<RollRow> read, Known known)
    {
        var changes = RollChanges.Of(RollEntry.ByRef(session, round), read.Rows, known.Areas, () => "");
        return Report.Of(changes, read.Report, isDryRun: true);
    }

    private static Answer<Report> Store(
        Session session, Round round, Imported<RollRow> read, Known known, Caller caller, KeyFolder keys,
        DateTimeOffset now)
    {
        var changes = RollChanges.Of(
            RollEntry.ByRef(session, round.Id), read.Rows, known.Areas, () => Ids.New("vtr"));
        var voted = HaveVoted(session, round, changes.Corrected, keys);
        if (voted is not { Value: { } rows })
        {
            return voted.Problem!;
        }

        if (rows.Count > 0)
        {
            session.Append(new AuditEntry(
                round.Id, caller, now, "roll-import-refused", CanonicalJson.ObjectOf(("haveVoted", rows.Count))));
            return Report.Of(changes, read.Report, isDryRun: false).Refused(rows);
        }

        RollEntry.InsertAll(session, round.Id, changes.Added);
        RollEntry.UpdateAll(session, changes.Corrected.Select(correction => correction.Entry));
        session.Append(new AuditEntry(round.Id, caller, now, "roll-imported", Details(changes)));
        return Report.Of(changes, read.Report, isDryRun: false);
    }

    private static Answer<List<int>> HaveVoted(
        Session session, Round round, IReadOnlyList<RollCorrection> corrections, KeyFolder keys)
    {
        var rows = new List<int>();
        foreach (var correction in round.State.IsOpenToChange() ? [] : corrections)
        {
            var slot = Slots.Of(keys, round, correction.Entry.Id);
            if (slot.Problem is { } missing)
            {
                return missing;
            }

            if (session.One<long>(
                "SELECT COUNT(*) FROM ballot WHERE round_id = @Id AND slot = @slot",
                new { round.Id, slot = slot.Value }) > 0)
            {
                rows.Add(correction.Row);
            }
        }

        return rows;
    }

    private static CanonicalJson Details(RollChanges changes) => CanonicalJson.ObjectOf(
        ("added", changes.Added.Count), ("corrected", changes.Corrected.Count), ("unchanged", changes.Unchanged),
        ("correctedEntries", changes.Corrected.Count is 0 or > ShownCorrections ? null : CanonicalJson.ArrayOf(
            changes.Corrected.Select(correction => CanonicalJson.Of(correction.Entry.Id)))));

    private static Problem Refusal(IEnumerable<RowFinding> findings) => Problem.InvalidInput([.. findings
        .Where(finding => finding.IsError)
        .Select(finding => new JsonError(
            $"/rows/{finding.Row}{(finding.Column is null ? "" : "/" + finding.Column)}",
            $"{finding.Message} [{finding.Code}]") { Type = ProblemType.ImportRowsInvalid })]);

    /// <summary>What became of a file.</summary>
    /// <param name="IsDryRun">Whether nothing was stored, because nothing should be.</param>
    /// <param name="Rows">How many rows the file has.</param>
    /// <param name="Added">Entries that were not on the roll.</param>
    /// <param name="Corrected">Entries that were there with something else.</param>
    /// <param name="Unchanged">Entries that were there just so.</param>
    /// <param name="Findings">What its author should know, row by row.</param>
    internal sealed record Report(
        bool IsDryRun, int Rows, int Added, int Corrected, int Unchanged, IReadOnlyList<RowFinding> Findings)
    {
        public static Report Of(RollChanges changes, ImportReport read, bool isDryRun) => new(
            isDryRun, read.Rows, changes.Added.Count, changes.Corrected.Count, changes.Unchanged, read.Findings);

        public Report Refused(IEnumerable<int> rows) => this with
        {
            Added = 0,
            Corrected = 0,
            Findings = [.. Findings, .. rows.Select(row => new RowFinding(row, null, "already-voted", IsError: true,
                "Found other rights, area or ages than on the roll, of an entry that has voted."))],
        };
    }

    private sealed record Known(ImportRound Round, RollAreas Areas)
    {
        public static Known Of(Session session, Round round)
        {
            var lines = session.All<ImportLine>(
                """
                SELECT id, title, amount_minor - reserve_minor AS availableMinor
                FROM line WHERE round_id = @Id ORDER BY id
                """,
                new { round.Id });
            return new(
                new(round.Settings.Currency, [.. lines]),
                new(session.All<RollAreas.Area>("SELECT id, title FROM area WHERE round_id = @Id", new { round.Id })));
        }
    }
}
