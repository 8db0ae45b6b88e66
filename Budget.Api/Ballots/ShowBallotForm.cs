using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Api.Voters;

namespace Budget.Api.Ballots;

/// <summary>
/// <c>GET /rounds/{round}/ballot-form</c>: what one may vote on and how. With a voter's proof the lines of that voter.
/// </summary>
internal static class ShowBallotForm
{
    public static IResult Handle(
        string round, Caller caller, Database database, Manifests manifests, TimeProvider clock, HttpContext http)
    {
        // Whoever sends a proof wants to know whether it is valid, before anything is filled in.
        if (http.Request.Headers.Authorization.Count > 0 && caller.Role is null)
        {
            return TypedResults.Unauthorized();
        }

        var language = new FormLanguage(http.AnswersInDanish());
        return database.Read(session => SetUp.Seen(session, round, caller).Then(VotingHours.HasForm)
            .Then(found => Paper(session, manifests, found, caller).Then<Form>(paper => Of(
                found, found.StateAt(clock.GetUtcNow()), paper, Texts(session, round), caller.RollEntryId, language))))
            .ToAnswer(TypedResults.Ok);
    }

    /// <summary>The form as the lock fixed it, with what was withdrawn since.</summary>
    internal static Form Of(
        Round round, RoundState state, BallotPaper paper, IReadOnlyDictionary<string, Text> texts, string? rollEntryId,
        FormLanguage language)
    {
        var (manifest, seed) = (paper.Manifest, ProjectOrder.SeedOf(paper.LockHash, rollEntryId));
        var isOffered = paper.Groups.SelectMany(group => group.LineIds).ToHashSet();
        return new(
            round.Id, manifest.Title, round.IsSandbox, state, paper.LockHash, manifest.Version, seed, manifest.Currency,
            round.Settings.OpensAt, round.Settings.ClosesAt, manifest.Household, manifest.Mandate,
            FormText.Of(manifest, language),
            [.. paper.Groups.Where(group => group.AtMost is not null)
                .Select(group => Choice.Of(group, paper, language))],
            [.. InOrder(manifest.Lines).Where(line => isOffered.Contains(line.Id)).Select(line => new Line(
                line.Id, line.Title, line.AmountMinor - line.ReserveMinor, line.Limits,
                language.HowTo(line.Limits, manifest.Currency),
                [.. manifest.Projects.Where(project => project.LineId == line.Id).In(seed, project => project.Id)
                    .Select(project => Choosable.Of(project, texts))]))]);
    }

    private static Answer<BallotPaper> Paper(Session session, Manifests manifests, Round round, Caller caller) =>
        caller.Is(Role.Voter) && caller.RoundId == round.Id
            ? BallotPaper.Of(session, manifests, round, caller)
            : manifests.Of(session, round).Then<BallotPaper>(manifest => new BallotPaper(
                round.LockHash!, manifest, BallotPaper.WithdrawnOf(session, round.Id),
                [new LineGroup(null, [.. manifest.Lines.Select(line => line.Id)])]));

    private static IEnumerable<ManifestLine> InOrder(IEnumerable<ManifestLine> lines) => lines
        .OrderBy(line => line.Title, StringComparer.Ordinal).ThenBy(line => line.Id, StringComparer.Ordinal);

    private static Dictionary<string, Text> Texts(Session session, string roundId) => session.All<Text>(
        "SELECT id, description, state, reason FROM project WHERE round_id = @roundId", new { roundId })
        .ToDictionary(text => text.Id, StringComparer.Ordinal);

    /// <summary>What is told of a project beside what the lock froze.</summary>
    internal sealed record Text(string Id, string Description, string State, string? Reason);

    /// <summary>What one may vote on and how, as the lock fixed it.</summary>
    /// <param name="IsSandbox">Whether it is only a test: what is cast here decides nothing.</param>
    /// <param name="LockHash">Goes back with the ballot.</param>
    /// <param name="OrderSeed">Projects stand in the order of SHA-256(seed ‖ 0x00 ‖ id).</param>
    /// <param name="Choices">Where the voter may fill in some lines of several only.</param>
    internal sealed record Form(
        string RoundId, string Title, bool IsSandbox, RoundState State, string LockHash, long LockVersion,
        string OrderSeed, string Currency, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, bool Household,
        string Mandate,
        FormText Text, IReadOnlyList<Choice> Choices, IReadOnlyList<Line> Lines);

    /// <summary>Lines of which a voter may fill in only some.</summary>
    /// <param name="AtMost">So many of these lines may be filled in.</param>
    internal sealed record Choice(int AtMost, IReadOnlyList<string> LineIds, string Text)
    {
        public static Choice Of(LineGroup group, BallotPaper paper, FormLanguage language) => new(
            group.AtMost!.Value, group.LineIds,
            language.Choose(group.AtMost.Value, [.. group.LineIds.Select(id => paper.Line(id)?.Title ?? id)]));
    }

    /// <summary>A line as the form shows it.</summary>
    /// <param name="AvailableMinor">What the projects of the line can get together.</param>
    /// <param name="HowTo">How to fill it in, in plain words.</param>
    internal sealed record Line(
        string Id, string Title, long AvailableMinor, LineLimits Limits, string HowTo,
        IReadOnlyList<Choosable> Projects);

    /// <summary>A project that may be chosen.</summary>
    /// <param name="IsWithdrawn">Whether it can not be chosen any more.</param>
    /// <param name="WithdrawalReason">Why it was withdrawn.</param>
    internal sealed record Choosable(
        string Id, string Title, string Description, long PriceMinor, bool IsWithdrawn, string? WithdrawalReason)
    {
        public static Choosable Of(ManifestProject project, IReadOnlyDictionary<string, Text> texts)
        {
            var text = texts.GetValueOrDefault(project.Id);
            var isWithdrawn = text?.State == "withdrawn";
            return new(project.Id, project.Title, text?.Description ?? "", project.PriceMinor, isWithdrawn,
                isWithdrawn ? text!.Reason : null);
        }
    }
}
