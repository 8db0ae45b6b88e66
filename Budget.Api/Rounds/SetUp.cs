using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>
/// What everything that belongs to the set-up of a round has in common: who sees it, and until when it changes.
/// </summary>
internal static class SetUp
{
    /// <summary>The round inside a transaction that changes its set-up; refused from the lock on.</summary>
    public static Answer<Round> Open(Session session, string id, DateTimeOffset now) =>
        RoundClock.At(session, id, now).Unless(round => round.State.IsOpenToChange()
            ? null
            : new Problem(ProblemType.RuleLocked, "From the lock on nothing of this changes."));

    /// <summary>The round, or that there is none as far as the caller may know.</summary>
    public static Answer<Round> Seen(Session session, string id, Caller caller) =>
        Round.Get(session, id).Unless(round => round.IsShownTo(caller) ? null : Round.Missing);

    /// <summary>A part of a list of what belongs to a round, for whoever sees the round.</summary>
    public static IResult List<T>(
        Answer<PageRequest> asked, Database database, string round, Caller caller, HttpContext http,
        Func<Session, PageRequest, IReadOnlyList<T>> rows, Func<T, string> key) =>
        asked.Then<Listed<T>>(page => database.Read(session =>
            Seen(session, round, caller).Then<Listed<T>>(_ => new Listed<T>(
                page, rows(session, page), page.WithTotal ? rows(session, PageRequest.Whole).Count : null))))
        .ToAnswer(listed => listed.Page.Answer(http, listed.Rows, key, listed.Total));

    /// <summary>One thing that belongs to a round, for whoever sees the round.</summary>
    public static IResult Show<T>(
        Database database, string round, Caller caller, HttpContext http, Func<Session, Answer<T>> find,
        Func<T, long> version)
        where T : class =>
        database.Read(session => Seen(session, round, caller).Then(_ => find(session))).ToAnswer(found =>
        {
            http.Response.ShowVersion(version(found));
            return TypedResults.Ok(found);
        });

    private sealed record Listed<T>(PageRequest Page, IReadOnlyList<T> Rows, long? Total);
}
