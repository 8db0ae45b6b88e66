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
    /// <summary>
    /// As many rows a file may have while anybody votes in any round: an import is one transaction of the one writer,
    /// and ballots wait behind it. So many take it a fraction of a second.
    /// </summary>
    public const int MostRowsWhileVoting = 5_000;

    private const int ShownCorrections = 100;

    public static async Task<IResult> Handle(
        string round, bool? dryRun, HttpRequest request, Caller caller, Database database, KeyFolder keys,
        TimeProvider clock)
    {
        if (database.Recalled<Report>() is { } before)
        {
            return AnswerOf(before);
        }

        var file = (await BoundedBody.ReadAsync(request, TableLimits.Roll.MaxBytes))!;
        var (known, unknown) = database.Read(session => Round.Get(session, round)
            .Then(found => RollState.IsOpen(found, clock.GetUtcNow()))
            .Then<ImportRound>(found => ImportRound.Read(session, found)));
        if (known is null)
        {
            return unknown!.ToAnswer();
        }

        var read = RollRows.Read(file, request.ContentType!, known, TableLimits.Roll);
        if (dryRun == true)
        {
            return TypedResults.Ok(database.Read(session => Preview(session, round, read)));
        }

        if (read.Report.Refusal is { } refusal)
        {
            return refusal.ToAnswer();
        }

        var now = clock.GetUtcNow();
        var stored = await database.Write<Report>(session => RoundClock.At(session, round, now)
            .Then(found => RollState.IsOpen(found, now))
            .Unless(found => known.Outdated(ImportRound.Read(session, found)))
            .Unless(_ => TooMuchAtOnce(session, read))
            .Then(found => Store(session, found, read, caller, keys, now)));
        return stored.ToAnswer(AnswerOf);
    }

    private static IResult AnswerOf(Report report) => report.Refusal?.ToAnswer() ?? TypedResults.Ok(report);

    private static Problem? TooMuchAtOnce(Session session, Imported<RollRow> read) =>
        read.Rows.Length > MostRowsWhileVoting
        && session.One<long>("SELECT COUNT(*) FROM round WHERE state = 'voting' AND sandbox_until IS NULL") > 0
            ? new Problem(
                ProblemType.LimitExceeded,
                $"While people vote, a file may have {MostRowsWhileVoting} rows; send it in parts, or at night.")
            : null;

    // Who has voted is not asked here: otherwise trying would tell it, and leave no trace.
    private static Report Preview(Session session, string round, Imported<RollRow> read) =>
        Report.Of(RollChanges.Of(RollEntry.ByRef(session, round, read.Rows), read.Rows, () => ""), read.Report, true);

    private static Answer<Report> Store(
        Session session, Round round, Imported<RollRow> read, Caller caller, KeyFolder keys, DateTimeOffset now)
    {
        var changes = RollChanges.Of(
            RollEntry.ByRef(session, round.Id, read.Rows), read.Rows, () => Ids.New("vtr"));
        var voted = HaveVoted(session, round, changes.Corrected, keys);
        if (voted is not { Value: { } rows })
        {
            return voted.Problem!;
        }

        if (rows.Count > 0)
        {
            session.Append(new AuditEntry(
                round.Id, caller, now, "roll-import-refused", CanonicalJson.ObjectOf(("haveVoted", rows.Count))));
            return Report.Of(changes, read.Report.With(rows.Select(Voted)), isDryRun: false);
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

    private static RowFinding Voted(int row) => new(row, null, "already-voted", IsError: true,
        "Found other rights, area or ages than on the roll, of an entry that has voted; leave the row as it was.");

    private static CanonicalJson Details(RollChanges changes) => CanonicalJson.ObjectOf(
        ("added", changes.Added.Count), ("corrected", changes.Corrected.Count), ("unchanged", changes.Unchanged),
        ("correctedEntries", changes.Corrected.Count is 0 or > ShownCorrections ? null : CanonicalJson.ArrayOf(
            changes.Corrected.Select(correction => CanonicalJson.Of(correction.Entry.Id)))));

    /// <summary>What became of a file.</summary>
    /// <param name="IsDryRun">Whether nothing was stored, because nothing should be.</param>
    /// <param name="Rows">How many rows the file has.</param>
    /// <param name="Added">Entries that were not on the roll.</param>
    /// <param name="Corrected">Entries that were there with something else.</param>
    /// <param name="Unchanged">Entries that were there just so.</param>
    /// <param name="Findings">What its author should know, row by row.</param>
    /// <param name="FindingsLeftOut">How many findings there are beside those shown.</param>
    internal sealed record Report(
        bool IsDryRun, int Rows, int Added, int Corrected, int Unchanged, IReadOnlyList<RowFinding> Findings,
        int FindingsLeftOut)
    {
        /// <summary>Why nothing was stored; an attempt to correct who has voted is on record all the same.</summary>
        internal Problem? Refusal => Findings.Any(finding => finding.IsError)
            ? new ImportReport(Rows, 0, [.. Findings]).Refusal
            : null;

        public static Report Of(RollChanges changes, ImportReport read, bool isDryRun) => read.HasErrors
            ? new(isDryRun, read.Rows, 0, 0, 0, read.Findings, read.FindingsLeftOut)
            : new(
                isDryRun, read.Rows, changes.Added.Count, changes.Corrected.Count, changes.Unchanged, read.Findings,
                read.FindingsLeftOut);
    }
}
