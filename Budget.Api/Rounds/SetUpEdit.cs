using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Rounds;

/// <summary>Something that belongs to the set-up of a round: a line, an area, a category, a project.</summary>
internal interface ISetUpPart<TSelf>
    where TSelf : class
{
    /// <summary>Grows with each change.</summary>
    long Version { get; }

    /// <summary>What the audit trail keeps of a change.</summary>
    CanonicalJson ToAudit();

    /// <summary>Stores it as its next version.</summary>
    TSelf Update(Session session, string roundId);
}

/// <summary>A call that changes or deletes a part of the set-up as its caller last read it, until the lock.</summary>
internal sealed record SetUpEdit(string Round, Caller Caller, Database Database, TimeProvider Clock, HttpContext Http)
{
    /// <param name="action">What the audit trail calls it.</param>
    /// <param name="find">The part, or that there is none.</param>
    /// <param name="change">What becomes of it, or why nothing does.</param>
    public async Task<IResult> ChangeAsync<T>(
        string action, Func<Session, Answer<T>> find, Func<Session, T, Answer<T>> change)
        where T : class, ISetUpPart<T>
    {
        var stored = await WriteAsync(action, find, change, (session, after) => after.Update(session, Round));
        return stored.ToAnswer(after =>
        {
            Http.Response.ShowVersion(after.Version);
            return TypedResults.Ok(after);
        });
    }

    /// <param name="action">What the audit trail calls it.</param>
    /// <param name="find">The part, or that there is none.</param>
    /// <param name="delete">Deletes it, or says what still names it.</param>
    public async Task<IResult> DeleteAsync<T>(
        string action, Func<Session, Answer<T>> find, Func<Session, T, Answer<T>> delete)
        where T : class, ISetUpPart<T> =>
        (await WriteAsync(action, find, delete, (_, gone) => gone)).ToAnswer(_ => TypedResults.NoContent());

    private Task<Answer<T>> WriteAsync<T>(
        string action, Func<Session, Answer<T>> find, Func<Session, T, Answer<T>> edit, Func<Session, T, T> store)
        where T : class, ISetUpPart<T>
    {
        var now = Clock.GetUtcNow();
        return Database.Write<T>(session => SetUp.Open(session, Round, now)
            .Then(_ => find(session))
            .Unless(before => Http.Request.Mismatch(before.Version))
            .Then(before => edit(session, before))
            .Then<T>(after =>
            {
                session.Append(new AuditEntry(Round, Caller, now, action, after.ToAudit()));
                return store(session, after);
            }));
    }
}
