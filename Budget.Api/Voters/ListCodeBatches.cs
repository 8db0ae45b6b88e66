using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary><c>GET /rounds/{round}/code-batches</c>: how many codes left and when; never for whom.</summary>
internal static class ListCodeBatches
{
    public static IResult Handle(string round, [AsParameters] PageQuery query, HttpContext http, Database database) =>
        query.Read()
            .Then(page => database.Read(session => Round.Get(session, round).Then<Listed>(_ =>
                new Listed(
                page, CodeBatch.After(session, round, page.After, page.Limit + 1),
                page.WithTotal ? CodeBatch.After(session, round, "", int.MaxValue).Count : null))))
            .ToAnswer(listed => listed.Page.Answer(http, listed.Batches, batch => batch.Id, listed.Total));

    private sealed record Listed(PageRequest Page, IReadOnlyList<CodeBatch> Batches, long? Total);
}
