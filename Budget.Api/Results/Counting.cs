using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;

namespace Budget.Api.Results;

/// <summary>Turns a sealed round into a counted one: destroys the link key, runs the rule, stores the record.</summary>
internal sealed class Counting(Database database, KeyFolder keys, Manifests manifests, TimeProvider clock)
{
    /// <summary>Finishes what a seal began; may be repeated after a crash.</summary>
    public Task<Answer<Round>> FinishAsync(string roundId, Caller caller)
    {
        _ = (database, keys, manifests, clock, roundId, caller);
        throw new NotSupportedException();
    }
}
