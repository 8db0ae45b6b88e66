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
internal sealed class BundleShelf
{
    private const int MostKept = 4;
    private const int MostBytes = 64 << 20;

    private readonly Lock _gate = new();
    private readonly List<(string Name, byte[] Bundle)> _kept = [];

    /// <summary>How many were made, not taken from the shelf.</summary>
    public int Made { get; private set; }

    public byte[] Of(Session session, PublicationGate gate)
    {
        if (gate.IsStaff)
        {
            return Bundle.Of(session, gate);
        }

        // What a bundle says beside its ballots names it: the result, its decision, its versions.
        var name = Hash.Of(
        [
            .. ResultPage.Of(gate, new Speech(IsDanish: true)),
            .. Encoding.UTF8.GetBytes(WireFormat.Write(ResultAnswer.Of(gate))),
        ]);

        // One at a time, so that a crowd waits for the first and none packs the same again.
        lock (_gate)
        {
            if (_kept.FirstOrDefault(kept => kept.Name == name).Bundle is { } there)
            {
                return there;
            }

            Made++;
            var made = Bundle.Of(session, gate);
            _kept.AddRange(made.Length <= MostBytes ? [(name, made)] : []);
            _kept.RemoveRange(0, Math.Max(0, _kept.Count - MostKept));
            return made;
        }
    }
}
