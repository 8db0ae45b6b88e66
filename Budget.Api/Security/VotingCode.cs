using System.Security.Cryptography;
using System.Text;

namespace Budget.Api.Security;

/// <summary>
/// What a voter proves himself with: 26 letters of Crockford's base 32 (130 random bits) and a letter that shows
/// mistyping. It says nothing about the voter, and the database holds only its HMAC.
/// </summary>
internal sealed class VotingCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;
    private const int GroupLength = 5;

    // With all the hyphens and spaces that somebody may put between letters; anything longer is not looked at.
    private const int LongestWritten = 64;

    private readonly string _letters;

    private VotingCode(string letters) => _letters = letters;

    /// <summary>The code as letters show it: <c>4K0VX-…-W7</c>, the letter that checks it last.</summary>
    public string Printed
    {
        get
        {
            var sum = _letters.Aggregate(0, (sum, letter) => Double(sum) ^ ValueOf(letter));
            var all = _letters + Alphabet[Double(sum)];
            return string.Join('-', all.Chunk(GroupLength).Select(group => new string(group)));
        }
    }

    public static VotingCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>
    /// The code that somebody wrote: in any case, with hyphens and spaces anywhere, O for 0 and I or L for 1. Null when
    /// it cannot be one.
    /// </summary>
    public static VotingCode? Read(string written)
    {
        if (written.Length > LongestWritten)
        {
            return null;
        }

        Span<char> letters = stackalloc char[Length + 1];
        var (count, sum) = (0, 0);
        foreach (var letter in written)
        {
            if (letter is '-' or ' ')
            {
                continue;
            }

            var value = ValueOf(letter);
            if (value < 0 || count == letters.Length)
            {
                return null;
            }

            letters[count++] = Alphabet[value];
            sum = Double(sum) ^ value;
        }

        return count == letters.Length && sum == 0 ? new(new string(letters[..Length])) : null;
    }

    /// <summary>What the database holds of a code; what is no code costs the same and matches none.</summary>
    public static string Kept(VotingCode? code, byte[] key) => Convert.ToHexStringLower(
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code?._letters ?? new string('-', Length))));

    private static int ValueOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var upper when char.IsAscii(letter) => Alphabet.IndexOf(upper, StringComparison.Ordinal),
        _ => -1,
    };

    // Times x in the field of 32 elements, modulo x^5 + x^2 + 1. Every letter of a code weighs another power of x, so
    // one wrong letter, or two that changed places, never leave the sum at zero.
    private static int Double(int element) => element < 16 ? element << 1 : (element << 1) ^ 0b100101;
}
