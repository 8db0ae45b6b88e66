using System.Text;

namespace Budget.Api.Security;

/// <summary>
/// Who is who where two people are needed. People are known by names: by those that keys are made out to, and by what
/// the municipality's authority says in its tokens.
/// </summary>
internal static class People
{
    /// <summary>What a token says of a person when no claim holds a name that keys use too.</summary>
    public static string OfToken(string issuer, string subject) => Named($"{issuer}#{subject}");

    /// <summary>The one way in which a name is written: however it is typed, it is the same person.</summary>
    public static string Named(string written) => string.Join(
        ' ', written.Normalize(NormalizationForm.FormC)
            .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToLowerInvariant();

    /// <summary>Why two names are not surely two people; null when they are.</summary>
    public static string? Doubt(string one, string other)
    {
        var (first, second) = (Named(one), Named(other));
        return first == second ? "Whoever asked for it cannot confirm it."
            : IsOfToken(first) != IsOfToken(second)
                ? "One came with a key and the other with a token that says another kind of name, so they may be one "
                    + "person: set Budget__OidcPersonClaim, or make the key out to ISSUER#SUBJECT of the token."
            : null;
    }

    private static bool IsOfToken(string name) =>
        name.Contains('#', StringComparison.Ordinal) && name.Contains("://", StringComparison.Ordinal);
}
