using Budget.Api.Exports;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Exports;

[OnBothStores]
public sealed class BundleShelfTests
{
    private const int Crowd = 8;

    [Test]
    public async Task Who_waits_for_a_bundle_that_another_packs_reads_nothing_meanwhile()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var manifests = town.Parts.GetRequiredService<Manifests>();
        using var shelf = new BundleShelf();
        using var packing = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        using var looked = new CountdownEvent(Crowd + 1);
        var (reads, reading) = (0, 0);
        Task<Answer<byte[]>> AskAsync() => Task.Run(() => shelf.OfAsync(make =>
        {
            Interlocked.Increment(ref reading);
            var answer = town.Database.Read(session =>
                PublicationGate.Open(session, manifests, SeededRound.Id, Caller.Clock).Then(open =>
                {
                    if (Interlocked.Increment(ref reads) == 2)
                    {
                        packing.Set();
                        gate.Wait();
                    }

                    return make(session, open);
                }));
            Interlocked.Decrement(ref reading);
            _ = looked.IsSet || looked.Signal();
            return answer;
        }));
        var first = AskAsync();
        packing.Wait();
        var crowd = Enumerable.Range(0, Crowd).Select(_ => AskAsync()).ToArray();
        var haveAllLooked = looked.Wait(TimeSpan.FromSeconds(30));
        var atWork = Volatile.Read(ref reading);
        gate.Set();
        var bundles = await Task.WhenAll([first, .. crowd]);
        Assert.That((haveAllLooked, atWork), Is.EqualTo((true, 1)));
        Assert.That(shelf.Made, Is.EqualTo(1));
        Assert.That(bundles.Select(bundle => bundle.Value), Has.All.EqualTo(bundles[0].Value).And.All.Not.Null);
    }
}
