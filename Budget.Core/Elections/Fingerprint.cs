using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Numbers;

namespace Budget.Core.Elections;

/// <summary>
/// What an election is, in 32 bytes: the SHA-256 of the canonical JSON of budget, projects by id and distinct ballots
/// with their counts. It does not depend on names, on the order of anything or on who voted, and another program can
/// compute it from the published files: see <see cref="CanonicalText"/> for the form.
/// </summary>
public static class Fingerprint
{
    public static string Of(Election election)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4096];
        foreach (var part in Parts(election))
        {
            var most = Encoding.UTF8.GetMaxByteCount(part.Length);
            buffer = most > buffer.Length ? new byte[most] : buffer;
            hash.AppendData(buffer, 0, Encoding.UTF8.GetBytes(part, buffer));
        }

        return Hash.Write(hash.GetHashAndReset());
    }

    /// <summary>
    /// The text that is hashed:
    /// <c>{"ballots":[{"ballot":{"approve":["park"]},"count":3}],"budget":"100",</c>
    /// <c>"projects":[{"cost":"60","id":"park"}]}</c>, without the line break.
    /// Amounts and points are decimal strings without trailing zeros. An approval ballot lists its ids ascending, a
    /// ranking its tiers <c>{"rank":[["park"],["pool"]]}</c>, points <c>{"points":{"park":"3"}}</c>; ballots stand in
    /// the order of their UTF-8 bytes.
    /// </summary>
    public static string CanonicalText(Election election) => string.Concat(Parts(election));

    private static IEnumerable<string> Parts(Election election)
    {
        var instance = election.Instance;
        var projects = instance.Projects.Select(project => CanonicalJson.ObjectOf(
            ("cost", instance.Format(project.Cost.MinorUnits)), ("id", project.Id.Value)));
        return Ballots(election)
            .Select((ballot, at) => at == 0 ? ballot : "," + ballot)
            .Prepend("{\"ballots\":[")
            .Append($"],\"budget\":{CanonicalJson.Of(instance.Format(instance.BudgetLimit.MinorUnits))}")
            .Append($",\"projects\":{CanonicalJson.ArrayOf(projects)}}}");
    }

    private static IEnumerable<string> Ballots(Election election)
    {
        var (instance, profile) = (election.Instance, election.Profile);
        var ids = instance.Projects.Select(project => CanonicalJson.Of(project.Id.Value).ToString()).ToArray();
        var texts = new string[profile.GroupCount];
        var bytes = new byte[profile.GroupCount][];
        var groups = new int[profile.GroupCount];
        for (var group = 0; group < texts.Length; group++)
        {
            texts[group] = profile.Kind.HasPoints() ? Points(instance, profile, group) : Ballot(profile, group, ids);
            bytes[group] = Encoding.UTF8.GetBytes(texts[group]);
            groups[group] = group;
        }

        Array.Sort(groups, (left, right) => bytes[left].AsSpan().SequenceCompareTo(bytes[right]));
        return groups.Select(group =>
            $"{{\"ballot\":{texts[group]},\"count\":{CanonicalJson.Of(profile.Weights[group])}}}");
    }

    private static string Points(Instance instance, Profile profile, int group)
    {
        var listed = profile.Listed(group).ToArray();
        var points = profile.Values(group).ToArray();
        return CanonicalJson.ObjectOf(("points", CanonicalJson.ObjectOf(listed.Select((project, at) => (
            instance.Projects[project].Id.Value,
            (CanonicalJson?)DecimalLiteral.Format(points[at], profile.PointDecimals)))))).ToString();
    }

    private static string Ballot(Profile profile, int group, string[] ids)
    {
        var listed = profile.Listed(group);
        var ranks = profile.Values(group);
        var ranked = profile.Kind == BallotKind.Ranked;
        var json = new StringBuilder(ranked ? "{\"rank\":[" : "{\"approve\":[");
        for (var at = 0; at < listed.Length; at++)
        {
            var opensTier = ranked && (at == 0 || ranks[at] != ranks[at - 1]);
            var separator = (at == 0, opensTier) switch
            {
                (true, true) => "[",
                (true, false) => "",
                (false, true) => "],[",
                _ => ",",
            };
            json.Append(separator).Append(ids[listed[at]]);
        }

        return json.Append(ranked && !listed.IsEmpty ? "]]}" : "]}").ToString();
    }
}
