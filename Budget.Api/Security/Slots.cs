using System.Security.Cryptography;
using System.Text;
using Budget.Api.Problems;
using Budget.Api.Rounds;
using Budget.Core.Canonical;

namespace Budget.Api.Security;

/// <summary>
/// Where the ballot of a voter lies: HMAC-SHA256 under the link key of the round. A new code leads to the same slot;
/// without the key nothing leads from a voter to a slot or back.
/// </summary>
internal static class Slots
{
    /// <summary>
    /// The slot in hex; <c>unavailable</c> when the link key of the round is not here, as after restoring a backup.
    /// </summary>
    public static Answer<string> Of(KeyFolder keys, Round round, string rollEntryId) =>
        keys.LinkKey(round.Id) is { } key && Hash.Of(key) == round.LinkKeyHash
            ? Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{round.Id}\0{rollEntryId}")))
            : new Problem(ProblemType.Unavailable, "The round is paused until the key of its ballots is put back.");
}
