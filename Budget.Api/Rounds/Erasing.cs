using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>
/// Erases from the disk what a cancelled round must not leave there: its link key, and what the database has deleted.
/// It is owed from the cancellation on, and tried again until it is done.
/// </summary>
internal sealed class Erasing(Database database, KeyFolder keys)
{
    /// <summary>
    /// Notes, in the transaction that deletes, that the deleted bytes are still to be erased. Each note is another one:
    /// an erasure that began before it settles only those it had read.
    /// </summary>
    public static void Owe(Session session) => Fact.Set(session, Fact.ErasureOwed, Ids.New("era"));

    public bool IsOwed => database.Read(session => Fact.Get(session, Fact.ErasureOwed)) is not null;

    /// <summary>Erases what is owed; while somebody still reads from the old log it stays owed.</summary>
    public async Task FinishAsync()
    {
        // First of all: what is cancelled from now on is owed beyond this.
        var owed = database.Read(session => Fact.Get(session, Fact.ErasureOwed));
        foreach (var round in database.Read(Round.All).Where(round => round.State == RoundState.Cancelled))
        {
            keys.DestroyLinkKey(round.Id);
        }

        // A draft that is cancelled had no ballots, and rewriting the whole file is nothing to do for nothing.
        if (owed is not null && (await database.Compact()).Problem is null)
        {
            await database.Write<object>(session =>
            {
                Fact.Remove(session, Fact.ErasureOwed, owed);
                return new object();
            });
        }
    }
}
