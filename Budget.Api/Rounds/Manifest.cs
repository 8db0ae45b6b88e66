using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Rules;
using Budget.Api.Storage;
using Budget.Core.Canonical;
using Budget.Core.Rules;
using Budget.Core.Rules.Constraints;

namespace Budget.Api.Rounds;

/// <summary>
/// What a lock freezes: everything that can decide an outcome, except the ballots. Its canonical JSON is published, and
/// the hash of that stands on the ballot form, the receipt and the record.
/// </summary>
internal sealed record Manifest(
    string RoundId,
    long Version,
    string Title,
    string Currency,
    string Mandate,
    bool Household,
    string? LotDrawEvent,
    RuleSet RuleSet,
    IReadOnlyList<ManifestLine> Lines,
    IReadOnlyList<ManifestProject> Projects,
    ManifestTerms? Terms = null)
{
    /// <summary>The canonical text; lines and projects stand in the order of their ids.</summary>
    public string ToCanonical() => CanonicalJson.ObjectOf(
        ("roundId", RoundId), ("version", Version), ("title", Title), ("currency", Currency), ("mandate", Mandate),
        ("household", Household), ("lotDrawEvent", LotDrawEvent is null ? null : CanonicalJson.Of(LotDrawEvent)),
        ("ruleSet", RuleSetJson.Json(RuleSet)),
        ("lines", CanonicalJson.ArrayOf(
            Lines.OrderBy(line => line.Id, StringComparer.Ordinal).Select(line => line.ToCanonical()))),
        ("projects", CanonicalJson.ArrayOf(
            Projects.OrderBy(project => project.Id, StringComparer.Ordinal).Select(project => project.ToCanonical()))),
        ("terms", Terms?.ToCanonical())).ToString();

    /// <summary>What <see cref="ToCanonical"/> wrote.</summary>
    public static Manifest Parse(string canonical)
    {
        var written = WireFormat.Read<Written>(canonical);
        var set = RuleSetReader.Read(Encoding.UTF8.GetBytes(written.RuleSet.GetRawText()), [])!;
        return new(
            written.RoundId, written.Version, written.Title, written.Currency, written.Mandate, written.Household,
            written.LotDrawEvent, set, written.Lines, written.Projects, written.Terms);
    }

    private sealed record Written(
        string RoundId, long Version, string Title, string Currency, string Mandate, bool Household,
        JsonElement RuleSet, IReadOnlyList<ManifestLine> Lines, IReadOnlyList<ManifestProject> Projects,
        string? LotDrawEvent = null, ManifestTerms? Terms = null);
}

/// <summary>
/// What a lock says beside the outcome: when one votes, who vouches for voters, and from what number on people and
/// ballots are shown. An extension by two people is an act of its own and leaves what was locked as it stands.
/// </summary>
/// <param name="VoterIssuer">Who vouches for voters beside codes; null for codes alone.</param>
internal sealed record ManifestTerms(
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int MinimumCell, int BallotsPublishedFrom, bool TwoPeoplePublish,
    VoterIssuer? VoterIssuer = null)
{
    public static ManifestTerms Of(RoundSettings said) => new(
        said.OpensAt, said.ClosesAt, said.MinimumCell, said.BallotsPublishedFrom, said.TwoPeoplePublish,
        said.VoterIssuer);

    public CanonicalJson ToCanonical() => CanonicalJson.ObjectOf(
        ("opensAt", Time(OpensAt)), ("closesAt", Time(ClosesAt)), ("minimumCell", MinimumCell),
        ("ballotsPublishedFrom", BallotsPublishedFrom), ("twoPeoplePublish", TwoPeoplePublish),
        ("voterIssuer", VoterIssuer is null ? null : CanonicalJson.ObjectOf(
            ("issuer", VoterIssuer.Issuer), ("publicKey", VoterIssuer.PublicKey))));

    private static CanonicalJson? Time(DateTimeOffset? time) => time is { } at ? CanonicalJson.Of(at.ToWire()) : null;
}

/// <summary>A line as it is locked; what the rule may spend is the amount less the reserve.</summary>
internal sealed record ManifestLine(string Id, string Title, long AmountMinor, long ReserveMinor, LineLimits Limits)
{
    public CanonicalJson ToCanonical() => CanonicalJson.ObjectOf(
        ("id", Id), ("title", Title), ("amountMinor", AmountMinor), ("reserveMinor", ReserveMinor),
        ("limits", CanonicalJson.ObjectOf(
            ("kind", WireFormat.Word(Limits.Kind)), ("minProjects", Limits.MinProjects),
            ("maxProjects", Number(Limits.MaxProjects)), ("maxCostMinor", Number(Limits.MaxCostMinor)),
            ("maxPoints", Number(Limits.MaxPoints)), ("maxPointsEach", Number(Limits.MaxPointsEach)))));

    private static CanonicalJson? Number(long? number) => number is { } said ? CanonicalJson.Of(said) : null;
}

/// <summary>A project as it is locked.</summary>
/// <param name="AreaId">Its area, where constraints name areas; null for none.</param>
/// <param name="Categories">Its categories, where constraints name categories; null for none.</param>
internal sealed record ManifestProject(
    string Id, string LineId, string Title, long PriceMinor, string? AreaId = null,
    IReadOnlyList<string>? Categories = null)
{
    /// <summary>Whether a group of projects holds it.</summary>
    public bool IsIn(ProjectGroup group) => group.Contains(
        new(new(Id), new(PriceMinor)) { Categories = [.. Categories ?? []], Area = AreaId });

    /// <summary>The same project with only as much of what it is about as constraints ask for.</summary>
    public ManifestProject AskedBy(RuleSet set)
    {
        bool Asks(GroupBy by) => set.Constraints.Any(constraint => constraint.Names?.By == by);
        return this with
        {
            AreaId = Asks(GroupBy.Area) ? AreaId : null,
            Categories = Asks(GroupBy.Category) && Categories is { Count: > 0 } ? Categories : null,
        };
    }

    public CanonicalJson ToCanonical() => CanonicalJson.ObjectOf(
        ("id", Id), ("lineId", LineId), ("title", Title), ("priceMinor", PriceMinor),
        ("areaId", AreaId is null ? null : CanonicalJson.Of(AreaId)),
        ("categories", Categories is null ? null
            : CanonicalJson.ArrayOf(Categories.Order(StringComparer.Ordinal).Select(CanonicalJson.Of))));
}

/// <summary>Manifests that were read already; a lock never changes, so what is kept is never stale.</summary>
internal sealed class Manifests
{
    private readonly ConcurrentDictionary<string, Manifest> _byHash = new();

    /// <summary>What the current lock of a round froze, or the refusal that it has none.</summary>
    public Answer<Manifest> Of(Session session, Round round)
    {
        if (round.LockHash is not { } hash)
        {
            return Moves.Refusal(round.State, "The round is not locked yet.");
        }

        return _byHash.GetOrAdd(hash, _ => Manifest.Parse(session.One<string>(
            "SELECT manifest FROM rule_lock WHERE round_id = @id AND version = @version",
            new { id = round.Id, version = round.LockVersion })!));
    }
}
