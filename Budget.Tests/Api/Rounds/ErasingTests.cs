using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Rounds;

[OnBothStores]
public sealed class ErasingTests
{
    [Test]
    public async Task What_is_cancelled_while_an_erasure_is_under_way_is_still_owed_after_it()
    {
        await using var town = await RunningTown.OpenAsync();
        var erasing = town.Parts.GetRequiredService<Erasing>();
        await OweAsync(town);
        using var gate = new ManualResetEventSlim();
        var first = town.Database.Write<object>(_ =>
        {
            gate.Wait();
            return new object();
        });
        // The one writer does one after the other: it rewrites, then the second cancellation is stored.
        var erased = erasing.FinishAsync();
        var second = OweAsync(town);
        gate.Set();
        await Task.WhenAll(first, erased, second);
        Assert.That(erasing.IsOwed, Is.True);
        await erasing.FinishAsync();
        Assert.That(erasing.IsOwed, Is.False);
    }

    private static Task<Answer<object>> OweAsync(RunningTown town) => town.Database.Write<object>(session =>
    {
        Erasing.Owe(session);
        return new object();
    });
}
