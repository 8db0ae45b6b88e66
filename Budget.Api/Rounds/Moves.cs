using Budget.Api.Hosting;
using Budget.Api.Problems;

namespace Budget.Api.Rounds;

/// <summary>
/// The moves that people make in a round's life; opening and closing are not among them, since they belong to the
/// clock.
/// </summary>
internal static class Moves
{
    private static readonly Move[] Table =
    [
        new(RoundState.Draft, RoundState.Collecting),
        new(RoundState.Draft, RoundState.Hearing),
        new(RoundState.Collecting, RoundState.Screening),
        new(RoundState.Screening, RoundState.Hearing),
        new(RoundState.Hearing, RoundState.Locked, Act.Lock),
        new(RoundState.Locked, RoundState.Hearing, Act.Unlock),
        new(RoundState.Voting, RoundState.Paused, Act.Pause),
        new(RoundState.Paused, RoundState.Voting, Act.Resume),
        new(RoundState.Closed, RoundState.Reconciling),
        new(RoundState.Reconciling, RoundState.Counted, Act.Count),
        new(RoundState.Counted, RoundState.Published, Act.Publish),
        new(RoundState.Published, RoundState.Archived),
        .. Enum.GetValues<RoundState>().Where(state => state < RoundState.Published)
            .Select(state => new Move(state, RoundState.Cancelled, Act.Cancel)),
    ];

    private static readonly Move[] InPlace =
    [
        new(RoundState.Voting, RoundState.Voting, Act.Extend),
        new(RoundState.Paused, RoundState.Paused, Act.Extend),
        new(RoundState.Closed, RoundState.Closed, Act.DrawLot),
        new(RoundState.Reconciling, RoundState.Reconciling, Act.DrawLot),
    ];

    public static IEnumerable<Move> All => [.. Table, .. InPlace];

    /// <summary>That a state does not allow something, and what people can do in it.</summary>
    public static Problem Refusal(RoundState state, string detail) => new(ProblemType.WrongState, detail)
    {
        State = WireFormat.Word(state),
        Next = [.. All.Where(move => move.From == state).Select(move =>
            new NextMove(WireFormat.Word(move.Act), WireFormat.Word(move.To), move.NeedsReason))],
    };

    /// <summary>The move between two states, or null when there is none.</summary>
    public static Move? Find(RoundState from, RoundState to) =>
        Table.FirstOrDefault(move => move.From == from && move.To == to);

    /// <summary>The act in a state that stays, or null when it is not for that state.</summary>
    public static Move? FindInPlace(RoundState state, Act act) =>
        InPlace.FirstOrDefault(move => move.From == state && move.Act == act);
}
