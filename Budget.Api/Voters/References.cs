using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Api.Voters;

/// <summary>Finds the entries that somebody names by their references.</summary>
internal static class References
{
    /// <summary>As many as a request may name.</summary>
    public const int Most = 10_000;

    /// <summary>The ids of the entries in the same order, or what is wrong with each reference that has none.</summary>
    public static Answer<List<string>> Find(Session session, string roundId, IReadOnlyList<string> references)
    {
        var (found, errors) = (new List<string>(), new List<JsonError>());
        foreach (var (at, reference) in references.Index())
        {
            if (session.One<string>(
                "SELECT id FROM roll_entry WHERE round_id = @roundId AND ref = @reference",
                new { roundId, reference }) is { } id)
            {
                found.Add(id);
            }
            else
            {
                errors.Add(new($"/refs/{at}", "expected a reference of the roll"));
            }
        }

        return errors.Count > 0 ? Problem.InvalidInput(errors) : found;
    }
}
