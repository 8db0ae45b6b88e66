using System.Security.Cryptography;

namespace Budget.Api.Security;

/// <summary>Ids that nobody can guess and that say nothing but their kind.</summary>
internal static class Ids
{
    // 32 letters without those that look alike; 16 of them are 80 bits.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 16;

    /// <summary>A new id, such as <c>rnd-4k0v…</c>.</summary>
    /// <param name="kind">Three letters: <c>rnd</c>, <c>lin</c>, <c>prj</c>, <c>rcp</c>…</param>
    public static string New(string kind) => $"{kind}-{RandomNumberGenerator.GetString(Letters, Length)}";
}
