using System.Security.Cryptography;
using System.Text.Json;
using Budget.Api.Hosting;
using Budget.Api.Lines;
using Budget.Api.Rounds;
using Budget.Api.Storage;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Rules;

namespace Budget.Tests.Api.Hosting;

/// <summary>
/// A locked round of two lines, written straight into the database, for tests of what comes after the lock. It opens an
/// hour after the town does and closes two weeks later.
/// </summary>
internal static class SeededRound
{
    public const string Id = "rnd-seeded";
    public const string North = "lin-nord";
    public const string City = "lin-by";

    public static DateTimeOffset OpensAt { get; } = RunningTown.Start.AddHours(1);

    public static DateTimeOffset ClosesAt { get; } = OpensAt.AddDays(14);

    public static RuleSet EqualShares { get; } = new()
    {
        Rule = "equal-shares",
        Satisfaction = Satisfaction.Cost,
        Completion =
        [
            new AddOne
            {
                Start = PurseStart.Floor, StopWhenExhaustive = ExhaustiveOver.All, PlainWhenAllAffordable = true,
            },
            new GreedyCompletion(Satisfaction.Cost),
        ],
        Ties = TieOrder.Default with { LotSeed = "Aars 2026" },
    };

    public static Manifest Manifest { get; } = new(
        Id, 1, "Aars 2026", "DKK", "The council decides on the recommendation.", Household: false, LotDrawEvent: null,
        EqualShares,
        [
            new(North, "Nord", 1_000_00, 0, new LineLimits(MaxProjects: 2)),
            new(City, "Hele byen", 5_000_00, 500_00, new LineLimits(BallotKind.Ranked, MaxProjects: 3)),
        ],
        [
            new("prj-bench", North, "Bænke", 400_00), new("prj-swings", North, "Gynger", 600_00),
            new("prj-trees", North, "Træer", 350_50), new("prj-path", City, "Sti", 2_000_00),
            new("prj-stage", City, "Scene", 2_500_00), new("prj-garden", City, "Have", 1_500_00),
        ]);

    /// <summary>The round as it stands after its lock.</summary>
    public static async Task<Round> InsertLockedAsync(
        this RunningTown town, Manifest? manifest = null, DateTimeOffset? opensAt = null)
    {
        manifest ??= Manifest;
        var text = manifest.ToCanonical();
        var settings = new RoundSettings(
            manifest.Title, Mandate: manifest.Mandate, OpensAt: opensAt ?? OpensAt,
            ClosesAt: (opensAt ?? OpensAt).AddDays(14));
        var round = new Round(
            manifest.RoundId, RoundState.Locked, settings, RuleSetJson.Of(manifest.RuleSet).ToString(), null, 1,
            Hash.Of(text), null, Hash.Of(town.Keys.MakeLinkKey(manifest.RoundId)), null, Version: 1);
        await town.Database.Write<Round>(session =>
        {
            round.Insert(session);
            session.Run(
                """
                INSERT INTO rule_lock (round_id, version, manifest, hash, locked_at) VALUES (@id, 1, @text, @hash, @at)
                """,
                new { id = round.Id, text, hash = round.LockHash, at = RunningTown.Start.ToStored() });
            InsertParts(session, manifest);
            return round;
        });
        return round;
    }

    private static void InsertParts(Session session, Manifest manifest)
    {
        foreach (var line in manifest.Lines)
        {
            session.Run(
                """
                INSERT INTO line (id, round_id, title, amount_minor, reserve_minor, limits)
                VALUES (@Id, @round, @Title, @AmountMinor, @ReserveMinor, @limits)
                """,
                new
                {
                    line.Id,
                    round = manifest.RoundId,
                    line.Title,
                    line.AmountMinor,
                    line.ReserveMinor,
                    limits = WireFormat.Write(line.Limits),
                });
        }

        foreach (var project in manifest.Projects)
        {
            session.Run(
                """
                INSERT INTO project (id, round_id, line_id, title, description, price_minor, categories, state)
                VALUES (@Id, @round, @LineId, @Title, '', @PriceMinor, '[]', 'approved')
                """,
                new { project.Id, round = manifest.RoundId, project.LineId, project.Title, project.PriceMinor });
        }
    }

    /// <summary>Ballots as casting leaves them, each an object of sections.</summary>
    public static Task InsertBallotsAsync(this RunningTown town, string roundId, IEnumerable<string> sections) =>
        town.Database.Write<object>(session =>
        {
            foreach (var ballot in sections)
            {
                session.Run(
                    """
                    INSERT INTO ballot (round_id, slot, receipt, sections) VALUES (@roundId, @slot, @receipt, @ballot)
                    """,
                    new { roundId, slot = RandomHex(), receipt = "rcp-" + RandomHex()[..16], ballot });
            }

            return new object();
        });

    /// <summary>What a voter with this number sends: some bench, some path.</summary>
    public static string BallotBody(Round round, int number) =>
        $$$"""{"lockHash":"{{{round.LockHash}}}","sections":{{{Sections(number)}}}}""";

    /// <summary>The same, to be sent as JSON.</summary>
    public static object Ballot(Round round, int number) => JsonElement.Parse(BallotBody(round, number));

    /// <summary>The sections of that ballot, canonical.</summary>
    public static string Sections(int number) => $$$"""
        {"lin-by":{"rank":[["{{{CityChoice(number)}}}"]]},"lin-nord":{"approve":["{{{NorthChoice(number)}}}"]}}
        """;

    private static string NorthChoice(int number) => (number % 3) switch
    {
        0 => "prj-bench",
        1 => "prj-swings",
        _ => "prj-trees",
    };

    private static string CityChoice(int number) => (number % 2) == 0 ? "prj-path" : "prj-stage";

    private static string RandomHex() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
