using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Core.Canonical;

namespace Budget.Api.Voters;

/// <summary>
/// The lines on which a voter may vote, as the roll keeps them:
/// <c>[{"lines":["lin-by"]},{"atMost":1,"lines":["lin-nord","lin-syd"]}]</c>.
/// </summary>
internal static class EligibleLines
{
    /// <summary>Equal rights have equal texts, in whatever order the file named them.</summary>
    public static string Write(IEnumerable<LineGroup> groups) => CanonicalJson.ArrayOf(groups
        .Select(group => group with { LineIds = [.. group.LineIds.Order(StringComparer.Ordinal)] })
        .OrderBy(group => group.LineIds[0], StringComparer.Ordinal)
        .Select(group => CanonicalJson.ObjectOf(
            ("atMost", group.AtMost is { } most ? CanonicalJson.Of(most) : null),
            ("lines", CanonicalJson.ArrayOf(group.LineIds.Select(CanonicalJson.Of))))))
        .ToString();

    public static IReadOnlyList<LineGroup> Read(string text) =>
        [.. JsonSerializer.Deserialize<Written[]>(text, WireFormat.Options)!
            .Select(group => new LineGroup(group.AtMost, [.. group.Lines]))];

    private sealed record Written(string[] Lines, int? AtMost = null);
}
