using System.Text;
using Budget.Api.Exports.Pages;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Exports;

/// <summary>
/// Bundles that were made already: packing a town's ballots takes seconds, and everybody asks for the same file in the
/// hour after it was published. Those of staff hold small numbers and are made for each call.
/// </summary>
internal sealed class BundleShelf : IDisposable
{
    private const int MostKept = 4;
    private const int MostBytes = 64 << 20;

    // Who packs, one at a time: a crowd waits for the first and none packs the same again.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly List<(string Name, byte[] Bundle)> _kept = [];

    /// <summary>How many were made, not taken from the shelf.</summary>
    public int Made { get; private set; }

    /// <summary>
    /// The bundle of a result, from the shelf or packed now. Who waits for another to pack holds no place of a reader
    /// meanwhile, or a crowd would keep everybody from reading anything.
    /// </summary>
    /// <param name="read">Opens the gate, does with it what it is told, and closes it again.</param>
    public async Task<Answer<byte[]>> OfAsync(
        Func<Func<Session, PublicationGate, Answer<byte[]>>, Answer<byte[]>> read)
    {
        var there = read(Find);
        if (there != default)
        {
            return there;
        }

        await _turn.WaitAsync();
        try
        {
            return read(FindOrPack);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    // Neither a bundle nor a refusal where it has to be packed first.
    private Answer<byte[]> Find(Session session, PublicationGate gate) =>
        gate.IsStaff ? Bundle.Of(session, gate)
        : Kept(NameOf(gate)) is { } there ? there
        : default(Answer<byte[]>);

    private Answer<byte[]> FindOrPack(Session session, PublicationGate gate)
    {
        var name = NameOf(gate);
        if (Kept(name) is { } there)
        {
            return there;
        }

        var made = Bundle.Of(session, gate);
        lock (_gate)
        {
            Made++;
            _kept.AddRange(made.Length <= MostBytes ? [(name, made)] : []);
            _kept.RemoveRange(0, Math.Max(0, _kept.Count - MostKept));
        }

        return made;
    }

    private byte[]? Kept(string name)
    {
        lock (_gate)
        {
            return _kept.FirstOrDefault(kept => kept.Name == name).Bundle;
        }
    }

    // What a bundle says beside its ballots names it: the result, its decision, its versions.
    private static string NameOf(PublicationGate gate) => Hash.Of(
    [
        .. ResultPage.Of(gate, new Speech(IsDanish: true)),
        .. Encoding.UTF8.GetBytes(WireFormat.Write(ResultAnswer.Of(gate))),
    ]);
}
