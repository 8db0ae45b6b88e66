using System.Text;
using Budget.Api.Exports.Pages;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Problems;
using Budget.Api.Results;
using Budget.Api.Storage;

namespace Budget.Api.Exports;

/// <summary>Everything that is needed to recompute a result, as one file: the same bytes for the same result.</summary>
internal static class Bundle
{
    public static byte[] Of(Session session, PublicationGate gate) => Archive.Of(Files(session, gate));

    private static IEnumerable<(string Name, byte[] Content)> Files(Session session, PublicationGate gate)
    {
        yield return ("README.txt", Encoding.UTF8.GetBytes(BundleText.Of(gate)));
        yield return ("record.json", Encoding.UTF8.GetBytes(gate.RecordFile));
        yield return ("manifest.json", Encoding.UTF8.GetBytes(gate.Manifest.ToCanonical()));
        yield return ("result.json", Encoding.UTF8.GetBytes(WireFormat.Write(ResultAnswer.Of(gate))));
        yield return ("result.da.html", ResultPage.Of(gate, new Speech(IsDanish: true)));
        yield return ("result.en.html", ResultPage.Of(gate, new Speech(IsDanish: false)));
        yield return ("projects.csv", ProjectTableFile.Of(gate));
        foreach (var line in gate.Report.Lines)
        {
            if (gate.Ballots(session, line.Line).Value is { } ballots)
            {
                yield return ($"ballots/{line.Line}.pb", ballots);
            }
        }
    }
}
