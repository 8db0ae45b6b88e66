using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary>Somebody who moves a round on, inside one transaction.</summary>
internal sealed class Acting(Session session, KeyFolder keys, Caller caller, DateTimeOffset now)
{
    /// <summary>Makes a move, or notes that it waits for a second person.</summary>
    public Answer<Transition> Ask(Round round, Move move, MoveTerms terms, string? reason)
    {
        if (Refusal(round, move, terms) is { } refusal)
        {
            return refusal;
        }

        var asked = new Transition(
            Ids.New("tra"), move.Act, move.From, move.To, terms, reason, caller.Person, now, null, null);
        if (move.NeedsTwo(round))
        {
            if (Transition.Waiting(session, round.Id).FirstOrDefault(asked.IsAgain) is { } before)
            {
                return Moves.Refusal(round.State, $"{before.Id} asks for this already and waits for a second person.");
            }

            Append(round, "transition-asked", asked);
            return asked.Insert(session, round.Id);
        }

        return Do(round, asked).Then<Transition>(_ => (asked with { DoneAt = now }).Insert(session, round.Id));
    }

    /// <summary>Why the caller cannot confirm what was asked for; null when he can.</summary>
    public Problem? Refusal(Round round, Transition asked) =>
        asked.DoneAt is not null ? Moves.Refusal(round.State, asked.Act == Act.Count && !round.State.IsCounted()
            ? "It is done already: the round is sealed, and counted by itself within minutes."
            : "It is done already.")
        : People.Doubt(asked.AskedBy, caller.Person) is { } doubt
            ? new Problem(ProblemType.SecondPersonRequired, doubt)
        : asked.From != round.State || asked.Terms.LockVersion != round.LockVersion
            ? Moves.Refusal(round.State, "The round has moved on since this was asked; ask again.")
        : Refusal(round, asked.Move, asked.Terms);

    /// <summary>Makes a move that somebody else has asked for, and that nothing stands against.</summary>
    public Answer<Transition> Confirm(Round round, Transition asked) =>
        asked.Confirm(session, caller.Person, now).Then(done => Do(round, done).Then<Transition>(_ => done));

    private Problem? Refusal(Round round, Move move, MoveTerms terms) =>
        !move.IsAllowedTo(caller.Role) ? new Problem(ProblemType.Forbidden, "Your role may not do this here.")
        : Circumstances.Read(session, round, move, keys, now).Refusal(move, terms);

    private Answer<Round> Do(Round round, Transition asked)
    {
        Append(round, asked.Act == Act.DrawLot ? "lot-drawn" : "round-moved", asked);
        return asked.Act switch
        {
            Act.Lock => Locking.Lock(session, round, keys, now),
            Act.Unlock => (round with { State = asked.To, LockHash = null }).Update(session),
            Act.Resume => (round with { State = now < round.Settings.OpensAt ? RoundState.Locked : asked.To })
                .Update(session),
            Act.Extend => (round with { Settings = round.Settings with { ClosesAt = asked.Terms.ClosesAt } })
                .Update(session),
            Act.DrawLot => (round with { LotSeed = asked.Terms.Seed }).Update(session),
            // The count itself moves the round on, once the link key is gone.
            Act.Count => round.SealedAt is null ? Sealing.Seal(session, round, now) : round,
            Act.Publish => Publishing.Publish(session, round, now) is { } refusal ? refusal : Moved(round, asked.To),
            Act.Cancel => Moved(Sealing.Abandon(session, round, now), asked.To),
            _ => Moved(round, asked.To),
        };
    }

    private Round Moved(Round round, RoundState to) => (round with
    {
        State = to,
        HearingFrom = to == RoundState.Hearing ? round.HearingFrom ?? now : round.HearingFrom,
    }).Update(session);

    private void Append(Round round, string action, Transition asked) => session.Append(new AuditEntry(
        round.Id, caller, now, action,
        CanonicalJson.ObjectOf(
            ("transition", asked.Id), ("act", WireFormat.Word(asked.Act)), ("to", WireFormat.Word(asked.To)),
            ("closesAt", Text(asked.Terms.ClosesAt?.ToStored())), ("seed", Text(asked.Terms.Seed)),
            ("eventReference", Text(asked.Terms.EventReference))),
        asked.Reason));

    private static CanonicalJson? Text(string? text) => text is null ? null : CanonicalJson.Of(text);
}
