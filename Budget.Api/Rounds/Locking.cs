using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary>Freezes everything that decides an outcome, and makes the key under which ballots will lie.</summary>
internal static class Locking
{
    /// <summary>Locks a round that is ready.</summary>
    public static Round Lock(Session session, Round round, KeyFolder keys, DateTimeOffset now)
    {
        var version = round.LockVersion + 1;
        var text = RoundPlan.Read(session, round).ToManifest(version).ToCanonical();
        var reason = Transition.LastUnlock(session, round.Id)?.Reason;
        new RuleLock(version, Hash.Of(text), now, text, reason).Insert(session, round.Id);
        return (round with
        {
            State = RoundState.Locked,
            LockVersion = version,
            LockHash = Hash.Of(text),
            LinkKeyHash = Hash.Of(keys.MakeLinkKey(round.Id)),
        }).Update(session);
    }
}
