using Budget.Api.Ballots;
using Budget.Api.Hosting;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>
/// The ballots of a round as they will be sealed, in memory: cut apart by line, each section in its one form.
/// </summary>
/// <param name="Count">How many ballots there are, whatever lines they speak of.</param>
/// <param name="ByLine">The sections by the id of the line, in no order that means anything.</param>
internal sealed record UnsealedBallots(long Count, SortedDictionary<string, List<string>> ByLine)
{
    public static UnsealedBallots Read(Session session, string roundId)
    {
        var (count, byLine) = (0L, new SortedDictionary<string, List<string>>(StringComparer.Ordinal));
        foreach (var ballot in session.Stream<string>(
            "SELECT sections FROM ballot WHERE round_id = @roundId", new { roundId }))
        {
            count++;
            foreach (var (line, section) in WireFormat.Read<Dictionary<string, Section>>(ballot))
            {
                if (!byLine.TryGetValue(line, out var sections))
                {
                    byLine.Add(line, sections = []);
                }

                sections.Add(section.ToCanonical().ToString());
            }
        }

        return new(count, byLine);
    }
}
