using Budget.Api.Problems;
using Budget.Api.Rounds;

namespace Budget.Api.Ballots;

/// <summary>When ballots are taken: in <c>voting</c>, from <c>opensAt</c> until just before <c>closesAt</c>.</summary>
internal static class VotingHours
{
    /// <summary>The round, or the refusal that no ballot is taken now.</summary>
    public static Answer<Round> IsOpen(Round round, DateTimeOffset now) =>
        round.StateAt(now) == RoundState.Voting && now >= round.Settings.OpensAt && now < round.Settings.ClosesAt
            ? round
            : new Problem(ProblemType.VotingClosed, round.StateAt(now) == RoundState.Paused
                ? "Voting is paused."
                : "Ballots are taken from opensAt until just before closesAt.");

    /// <summary>The round, or the refusal that its ballot form is not fixed.</summary>
    public static Answer<Round> HasForm(Round round) => round.State.IsOpenToChange() || round.LockHash is null
        ? Moves.Refusal(round.State, "The ballot form is fixed when the round is locked.")
        : round;
}
