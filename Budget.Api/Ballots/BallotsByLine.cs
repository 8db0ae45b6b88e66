using System.Collections.Concurrent;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Ballots;

/// <summary>
/// How many ballots of a round speak of each of its lines. Once the round is closed that changes no more, so it is
/// counted once.
/// </summary>
internal sealed class BallotsByLine
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<long>> _closed = new();

    public IReadOnlyList<long> Of(Session session, Round round) =>
        _closed.TryGetValue(round.Id, out var kept) ? kept
        : round.State < RoundState.Closed ? Count(session, round)
        : _closed[round.Id] = Count(session, round);

    private static IReadOnlyList<long> Count(Session session, Round round) =>
        [.. session.All<string>("SELECT id FROM line WHERE round_id = @Id", new { round.Id }).Select(line =>
            session.One<long>(
                round.SealedAt is null
                    // Canonical sections name a line in this way alone.
                    ? "SELECT COUNT(*) FROM ballot WHERE round_id = @Id AND sections LIKE @name"
                    : "SELECT COUNT(*) FROM sealed_ballot WHERE round_id = @Id AND line_id = @line",
                new { round.Id, line, name = $"%\"{line}\":%" }))];
}
