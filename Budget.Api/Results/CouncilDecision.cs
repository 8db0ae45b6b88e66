using System.Globalization;
using Budget.Api.Hosting;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>What a council made of a recommendation.</summary>
/// <param name="LegalStatus">
/// <see cref="Adopted"/>, <see cref="AdoptedWithDeviation"/> or <see cref="Returned"/>.
/// </param>
/// <param name="CaseNumber">Of the council's case.</param>
/// <param name="DecidedOn">The day of the meeting.</param>
/// <param name="MinutesUrl">Where its minutes are.</param>
/// <param name="Reasons">Why, in the council's words.</param>
/// <param name="Deviations">Where it did not follow the recommendation.</param>
/// <param name="RecordedAt">When somebody recorded it.</param>
internal sealed record CouncilDecision(
    string Id, string LegalStatus, string CaseNumber, DateOnly DecidedOn, string MinutesUrl, string Reasons,
    IReadOnlyList<Deviation> Deviations, DateTimeOffset RecordedAt)
{
    /// <summary>Which version of the result the council saw; on a later one it has decided nothing.</summary>
    public long ResultVersion { get; init; } = 1;

    /// <summary>Before a council has decided.</summary>
    public const string Recommendation = "recommendation";

    public const string Adopted = "adopted";
    public const string AdoptedWithDeviation = "adopted-with-deviation";

    /// <summary>Back to be worked on.</summary>
    public const string Returned = "returned";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Whether the council has given the money.</summary>
    public bool IsAdoption => LegalStatus != Returned;

    /// <summary>The decisions about a round, the newest first.</summary>
    public static IReadOnlyList<CouncilDecision> Of(Session session, string roundId) => [.. session.All<Row>(
        """
        SELECT id, legal_status AS legalStatus, case_number AS caseNumber, decided_on AS decidedOn,
            minutes_url AS minutesUrl, reasons, deviations, recorded_at AS recordedAt, result_version AS resultVersion
        FROM council_decision WHERE round_id = @roundId ORDER BY number DESC
        """,
        new { roundId }).Select(row => row.ToDecision())];

    /// <summary>Stores the decision as the newest about a round.</summary>
    public void Insert(Session session, string roundId) => session.Run(
        """
        INSERT INTO council_decision (id, round_id, number, legal_status, case_number, decided_on, minutes_url,
            reasons, deviations, recorded_at, result_version)
        VALUES (@Id, @roundId, (SELECT COUNT(*) + 1 FROM council_decision WHERE round_id = @roundId), @LegalStatus,
            @CaseNumber, @decidedOn, @MinutesUrl, @Reasons, @deviations, @recordedAt, @ResultVersion)
        """,
        new
        {
            Id,
            roundId,
            LegalStatus,
            CaseNumber,
            decidedOn = DecidedOn.ToString(DayFormat, CultureInfo.InvariantCulture),
            MinutesUrl,
            Reasons,
            deviations = WireFormat.Write(Deviations),
            recordedAt = RecordedAt.ToStored(),
            ResultVersion,
        });

    private sealed record Row(
        string Id, string LegalStatus, string CaseNumber, string DecidedOn, string MinutesUrl, string Reasons,
        string Deviations, string RecordedAt, long ResultVersion)
    {
        public CouncilDecision ToDecision() => new(
            Id, LegalStatus, CaseNumber, DateOnly.ParseExact(DecidedOn, DayFormat, CultureInfo.InvariantCulture),
            MinutesUrl, Reasons, WireFormat.Read<IReadOnlyList<Deviation>>(Deviations), UtcTime.Parse(RecordedAt))
        {
            ResultVersion = ResultVersion,
        };
    }
}

/// <summary>A project for which a council did not follow the recommendation.</summary>
/// <param name="Project">Which project.</param>
/// <param name="IsFunded">Whether the council funds it.</param>
/// <param name="Reason">Why, in the council's words.</param>
internal sealed record Deviation(string Project, bool IsFunded, string Reason);
