using System.Collections.Concurrent;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Hosting.Telemetry;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>Turns a sealed round into a counted one: destroys the link key, runs the rule, stores the record.</summary>
internal sealed class Counting(
    Database database, KeyFolder keys, Manifests manifests, Measures measures, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, byte> _atWork = new(StringComparer.Ordinal);

    /// <summary>Whether a round is being counted just now.</summary>
    public bool IsAtWork(string roundId) => _atWork.ContainsKey(roundId);

    /// <summary>
    /// Counts a round that is not sealed yet, in memory: after the seal nothing could be done about a count without an
    /// answer.
    /// </summary>
    /// <returns>What the count will say; refused where the rule has no final answer.</returns>
    public Answer<Counted> Rehearse(Session session, Round round) => manifests.Of(session, round)
        .Then<Counted>(manifest => Counted.OfUnsealed(session, round, manifest, clock))
        .Unless(counted => counted.Fault);

    /// <summary>
    /// Finishes what a seal began; may be repeated after a crash. A public draw gave its lot before the seal, since
    /// nothing that decides a count changes after it.
    /// </summary>
    /// <returns>
    /// The counted round; refused while somebody still reads what is to be erased or somebody else counts, and where
    /// another engine counts than the one that rehearsed.
    /// </returns>
    public async Task<Answer<Round>> FinishAsync(string roundId, Caller caller)
    {
        if (!_atWork.TryAdd(roundId, 0))
        {
            return new Problem(ProblemType.Unavailable, "The round is being counted already.");
        }

        try
        {
            return await FinishAloneAsync(roundId, caller);
        }
        finally
        {
            _atWork.TryRemove(roundId, out _);
        }
    }

    private async Task<Answer<Round>> FinishAloneAsync(string roundId, Caller caller)
    {
        var (round, problem) = database.Read(session => Round.Get(session, roundId));
        if (round is null || round.State.IsCounted())
        {
            return round is null ? problem! : round;
        }

        if (round is not { State: RoundState.Reconciling, SealedAt: not null })
        {
            return Moves.Refusal(round.State, "The round is not sealed.");
        }

        // The key goes first: what a crash right here leaves readable on the disk then links nobody to anything.
        keys.DestroyLinkKey(roundId);
        // In a sandbox nobody is real, and rewriting the whole database holds up those who are.
        if (!round.IsSandbox && (await database.Compact()).Problem is not null)
        {
            return new Problem(
                ProblemType.Unavailable,
                "The round is sealed, and its old ballots could not be erased yet; it is counted by itself within "
                + "minutes, and nothing need be repeated.");
        }

        // The rule may take minutes, and the one writer must not wait for it.
        var (counted, refusal) = measures.Counted(() => database.Read(session => Count(session, roundId)));
        return counted is null
            ? refusal!
            : await database.Write<Round>(session => Store(session, counted, caller));
    }

    private Answer<Counted> Count(Session session, string roundId)
    {
        var round = Round.Find(session, roundId)!;
        return manifests.Of(session, round)
            .Then<Counted>(manifest => Counted.OfSealed(session, round, manifest, clock))
            .Unless(counted => counted.NoAnswer);
    }

    private Answer<Round> Store(Session session, Counted counted, Caller caller)
    {
        var round = Round.Find(session, counted.Round.Id)!;
        if (round.State.IsCounted())
        {
            return round;
        }

        if (!counted.IsStillOf(session, round))
        {
            return new Problem(ProblemType.Unavailable, "The round changed while it was counted; count again.");
        }

        var now = clock.GetUtcNow();
        var result = StoredResult.Of(counted with { Round = round }, keys.SigningKey, now);
        result.Insert(session);
        var done = (round with { State = RoundState.Counted }).Update(session);
        session.Append(new AuditEntry(round.Id, caller, now, "round-counted", CanonicalJson.ObjectOf(
            ("version", result.Version), ("recordHash", result.Hash))));
        return done;
    }
}
