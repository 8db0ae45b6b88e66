using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary><c>POST /rounds/{round}/ballot-checks</c>: what casting would say, with nothing stored.</summary>
internal static class CheckBallot
{
    public static IResult Handle(
        string round, SentBallot request, Caller caller, Database database, Manifests manifests, TimeProvider clock) =>
        database.Read(session => Round.Get(session, round)
            .Then(VotingHours.HasForm)
            .Then<Round>(found => found.StateAt(clock.GetUtcNow()) <= RoundState.Paused ? found
                : new Problem(ProblemType.VotingClosed, "No more ballots are taken."))
            .Then(found => BallotPaper.Of(session, manifests, found, caller))
            .Then<Checked>(paper => BallotCheck.Refusal(paper, request) is { } refusal ? refusal : Of(paper, request)))
        .ToAnswer(TypedResults.Ok);

    private static Checked Of(BallotPaper paper, SentBallot ballot) => new(
        paper.LockHash,
        ballot.Sections.OrderBy(section => section.Key, StringComparer.Ordinal).ToDictionary(
            section => section.Key,
            section => Totals.Of(paper, section.Value)));

    /// <summary>A ballot that could be cast just so.</summary>
    /// <param name="Sections">What each section comes to, by the id of the line.</param>
    internal sealed record Checked(string LockHash, IReadOnlyDictionary<string, Totals> Sections);

    /// <summary>What a section of a ballot comes to.</summary>
    /// <param name="Projects">How many projects the section names.</param>
    /// <param name="CostMinor">What they cost together.</param>
    /// <param name="Points">How many points it gives; null where none are asked for.</param>
    internal sealed record Totals(int Projects, long CostMinor, long? Points)
    {
        public static Totals Of(BallotPaper paper, Section section)
        {
            string[] projects = [.. section.Approve ?? [], .. (section.Rank ?? []).SelectMany(tier => tier),
                .. section.Points?.Keys ?? []];
            return new(
                projects.Length,
                // Prices of a line may sum beyond what a number holds; nobody asks for that sum to the øre.
                (long)Int128.Min(long.MaxValue, projects.Aggregate(
                    Int128.Zero, (sum, project) => sum + paper.Project(project)!.PriceMinor)),
                section.Points?.Values.Sum(given => (long)given));
        }
    }
}
