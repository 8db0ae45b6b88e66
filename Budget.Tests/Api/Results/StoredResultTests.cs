using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Results;

[OnBothStores]
public sealed class StoredResultTests
{
    [Test]
    public async Task A_result_is_never_changed_and_never_deleted()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        foreach (var change in (string[])
        [
            "UPDATE result SET record = '{}'", "UPDATE result SET report = '{}'", "UPDATE result SET hash = ''",
            "UPDATE result SET signature = ''", "UPDATE result SET version = 2", "DELETE FROM result",
        ])
        {
            Assert.That(
                () => town.Database.Write<object>(session =>
                {
                    session.Run(change);
                    return new object();
                }),
                Throws.Exception.With.Message.Contains("a result is never"), change);
        }
    }
}
