using System.Collections.Concurrent;
using Budget.Api.Problems;
using Budget.Api.Storage;

namespace Budget.Api.Rounds;

/// <summary>
/// Rounds that were read already: a version of a round never changes, so whoever has just seen which version is the
/// present one need not read the round again.
/// </summary>
internal sealed class KnownRounds
{
    private readonly ConcurrentDictionary<string, Round> _last = new();

    /// <summary>The round in its present version, or the refusal that there is none.</summary>
    /// <param name="session">The snapshot in which the version was seen.</param>
    /// <param name="id">Of the round.</param>
    /// <param name="version">Null when it was not seen.</param>
    public Answer<Round> Get(Session session, string id, long? version)
    {
        if (_last.TryGetValue(id, out var known) && known.Version == version)
        {
            return known;
        }

        var read = Round.Get(session, id);
        if (read.Value is { } round)
        {
            _last[id] = round;
        }

        return read;
    }
}
