using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Budget.Api.Rounds;
using Budget.Api.Rules;
using Budget.Core.Ballots;
using Budget.Core.Numbers;
using Budget.Core.Pabulib;

namespace Budget.Api.Exports;

/// <summary>
/// What a line's ballots are called and asked in a <c>.pb</c> file: everything in it but the ballots. The file is what
/// is counted and what is published.
/// </summary>
/// <param name="Round">The round.</param>
/// <param name="Manifest">What its lock froze.</param>
/// <param name="Line">One of its lines.</param>
/// <param name="Withdrawn">The projects that are out; ballots do not list them either.</param>
internal sealed record BallotFile(Round Round, Manifest Manifest, ManifestLine Line, IReadOnlyList<string> Withdrawn)
{
    private const int Decimals = 2;

    /// <summary>The file of a line, without those projects of it that are among all that were withdrawn.</summary>
    public static BallotFile Of(Round round, Manifest manifest, ManifestLine line, IEnumerable<string> withdrawn) =>
        new(round, manifest, line,
        [
            .. manifest.Projects.Where(project => project.LineId == line.Id).Select(project => project.Id)
                .Intersect(withdrawn).Order(StringComparer.Ordinal),
        ]);

    /// <summary>The bytes of the file.</summary>
    /// <param name="count">How many ballots there are.</param>
    /// <param name="choices">The sealed choices in the order of their places, in UTF-8.</param>
    public ArrayBufferWriter<byte> Write(long count, IEnumerable<byte[]> choices)
    {
        var text = new ArrayBufferWriter<byte>((int)Math.Min((count * 128) + 4096, 1 << 28));
        PabulibWriter.Write(Head(count), text);
        var rows = new VoteRows(Line.Limits.Kind, Withdrawn);
        var voter = 0;
        foreach (var ballot in choices)
        {
            rows.Write(++voter, ballot, text);
        }

        return text;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidOperationException">The file was written wrong.</exception>
    public static PabulibFile Read(ReadOnlyMemory<byte> text) =>
        PabulibReader.TryRead(text, default, out var file, out var error) ? file
        : throw new InvalidOperationException($"A file of ballots cannot be read: {error}.");

    private PabulibFile Head(long count)
    {
        var draft = new PabulibDraft
        {
            Meta = [.. Meta(count)],
            ProjectColumns = [.. Columns.Select(column => column.Name)],
            Projects = [.. Projects.Select(project => Columns.Select(column => column.Of(project)).ToImmutableArray())],
            VoteColumns = Line.Limits.Kind.HasPoints() ? ["voter_id", "vote", "points"] : ["voter_id", "vote"],
            Votes = [],
        };
        return draft.TryBuild(out var head, out var error) ? head
            : throw new InvalidOperationException($"The line {Line.Id} does not make a file: {error}.");
    }

    // What projects are about stands there only where constraints ask for it.
    private IEnumerable<(string Name, Func<ManifestProject, string> Of)> Columns =>
    [
        ("project_id", project => project.Id), ("cost", project => Amount(project.PriceMinor)),
        ("name", project => project.Title),
        .. Projects.Any(project => project.Categories is not null)
            ? [("category", project => string.Join(',', project.Categories ?? []))]
            : Array.Empty<(string, Func<ManifestProject, string>)>(),
        .. Projects.Any(project => project.AreaId is not null)
            ? [("area", project => project.AreaId ?? "")]
            : Array.Empty<(string, Func<ManifestProject, string>)>(),
    ];

    private ManifestProject[] Projects =>
    [
        .. Manifest.Projects.Where(project => project.LineId == Line.Id && !Withdrawn.Contains(project.Id))
            .OrderBy(project => project.Id, StringComparer.Ordinal),
    ];

    private IEnumerable<PabulibEntry> Meta(long count)
    {
        var limits = Line.Limits;
        return new (string Key, string? Value)[]
        {
            ("description", $"{Manifest.Title}: {Line.Title}"),
            ("country", Manifest.Currency == "DKK" ? "Denmark" : null),
            ("unit", Manifest.Title),
            ("subunit", Line.Title),
            ("instance", $"{Round.Id}/{Line.Id}"),
            ("num_projects", Number(Projects.Length)),
            ("num_votes", Number(count)),
            ("budget", Amount(Line.AmountMinor - Line.ReserveMinor)),
            ("vote_type", VoteType(limits.Kind)),
            ("rule", RuleName.Of(Manifest.RuleSet)),
            ("date_begin", Day(Round.Settings.OpensAt)),
            ("date_end", Day(Round.Settings.ClosesAt)),
            ("min_length", Number(limits.MinProjects)),
            ("max_length", Number(limits.MaxProjects)),
            ("max_sum_cost", limits.MaxCostMinor is { } cost ? Amount(cost) : null),
            ("max_sum_points", Number(limits.MaxPoints)),
            ("max_points", Number(limits.MaxPointsEach)),
            ("currency", Manifest.Currency),
            ("language", "da"),
            ("lock_hash", Round.LockHash),
        }.Where(entry => entry.Value is not null).Select(entry => new PabulibEntry(entry.Key, entry.Value!));
    }

    private static string VoteType(BallotKind kind) => kind switch
    {
        BallotKind.Approval => "approval",
        BallotKind.Ranked => "ordinal",
        BallotKind.Cumulative => "cumulative",
        _ => "scoring",
    };

    private static string Amount(long minor) => DecimalLiteral.Format(minor, Decimals);

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    // The day on which people there voted; a machine without time zones says the day in Greenwich.
    private static string? Day(DateTimeOffset? time) => time is null ? null
        : (TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Copenhagen", out var zone)
            ? TimeZoneInfo.ConvertTime(time.Value, zone)
            : time.Value.ToUniversalTime()).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
