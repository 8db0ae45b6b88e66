using System.Text.Json;
using Budget.Core.Canonical;

namespace Budget.Api.Results;

/// <summary>A section of a ballot in the one form in which it is sealed.</summary>
internal static class SealedChoices
{
    /// <summary>
    /// The same choices without what a voter or a front end could be known by: white space, and the order of projects
    /// where order means nothing.
    /// </summary>
    public static string Canonical(JsonElement section) => CanonicalJson.ObjectOf(
        section.EnumerateObject().Select(choice => (choice.Name, (CanonicalJson?)(choice.Name switch
        {
            "approve" => Ids(choice.Value),
            "rank" => CanonicalJson.ArrayOf(choice.Value.EnumerateArray().Select(Ids)),
            "points" => CanonicalJson.ObjectOf(choice.Value.EnumerateObject().Select(
                given => (given.Name, (CanonicalJson?)CanonicalJson.Of(given.Value.GetInt64())))),
            var other => throw new InvalidOperationException($"A ballot does not say '{other}'."),
        })))).ToString();

    private static CanonicalJson Ids(JsonElement ids) => CanonicalJson.ArrayOf(
        ids.EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal).Select(CanonicalJson.Of));
}
