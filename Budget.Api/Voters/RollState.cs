using Budget.Api.Problems;
using Budget.Api.Rounds;

namespace Budget.Api.Voters;

/// <summary>Until when the roll and its codes are worked on: until nobody can vote any more.</summary>
internal static class RollState
{
    public static Answer<Round> IsOpen(Round round, DateTimeOffset now) => round.StateAt(now) < RoundState.Closed
        ? round
        : Moves.Refusal(round.StateAt(now), "The roll and its codes end with the voting.");
}
