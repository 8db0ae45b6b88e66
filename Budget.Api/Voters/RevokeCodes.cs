using Budget.Api.Audit;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using FluentValidation;

namespace Budget.Api.Voters;

/// <summary>
/// <c>POST /rounds/{round}/code-revocations</c>: ends codes that were lost or found. A ballot cast with them stays, and
/// a new code reaches it.
/// </summary>
internal static class RevokeCodes
{
    public static async Task<IResult> Handle(
        string round, Request request, Caller caller, Database database, KeyFolder keys, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var stored = await database.Write<Revoked>(session => RoundClock.At(session, round, now)
            .Then(found => RollState.IsOpen(found, now))
            .Then(_ => References.Find(session, round, request.Refs ?? []))
            .Then<Revoked>(entries =>
            {
                var codes = OfEntries(session, entries) + OfCodes(session, round, request.Codes ?? [], keys.CodeKey);
                session.Append(new AuditEntry(
                    round, caller, now, "codes-revoked", CanonicalJson.ObjectOf(("codes", codes)),
                    request.Reason));
                return new Revoked(codes);
            }));
        return stored.ToAnswer(TypedResults.Ok);
    }

    private static int OfEntries(Session session, IEnumerable<string> entries) => session.Run(
        "UPDATE voting_code SET state = 'revoked' WHERE roll_entry_id = @entry AND state = 'live'",
        entries.Select(entry => new { entry }));

    private static int OfCodes(Session session, string round, IEnumerable<string> codes, byte[] key) => session.Run(
        "UPDATE voting_code SET state = 'revoked' WHERE hmac = @hmac AND round_id = @round AND state = 'live'",
        codes.Select(code => new { hmac = VotingCode.Kept(VotingCode.Read(code), key), round }));

    /// <summary>Which codes end: by their voters, or by themselves.</summary>
    /// <param name="Reason">Why; it is kept, so it names nobody.</param>
    /// <param name="Refs">Whose codes.</param>
    /// <param name="Codes">Which codes, as somebody found them.</param>
    internal sealed record Request(
        string Reason, IReadOnlyList<string>? Refs = null, IReadOnlyList<string>? Codes = null)
    {
        internal sealed class Validator : AbstractValidator<Request>
        {
            public Validator()
            {
                RuleFor(request => request.Reason).NotEmpty().MaximumLength(1000)
                    .WithMessage("expected 1 to 1000 characters");
                RuleFor(request => request.Refs)
                    .Must((request, refs) =>
                        (refs?.Count ?? 0) + (request.Codes?.Count ?? 0) is > 0 and <= References.Most)
                    .WithMessage("expected refs or codes, at most 10000 together");
            }
        }
    }

    /// <summary>What was ended.</summary>
    /// <param name="Codes">How many codes ended; those that had ended already are not among them.</param>
    internal sealed record Revoked(int Codes);
}
