using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary><c>GET /rounds/{round}/code-batches</c>: how many codes left and when; never for whom.</summary>
internal static class ListCodeBatches
{
    public static IResult Handle(string round, int? limit, string? cursor, HttpContext http, Database database) =>
        PageRequest.Of(limit, cursor)
            .Then(page => database.Read(session => Round.Get(session, round).Then<Listed>(_ =>
                new Listed(page, CodeBatch.After(session, round, page.After, page.Limit + 1)))))
            .ToAnswer(listed => listed.Page.Answer(http, listed.Batches, batch => batch.Id));

    private sealed record Listed(PageRequest Page, IReadOnlyList<CodeBatch> Batches);
}
