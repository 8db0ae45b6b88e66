using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Budget.Api.Allocations;
using Budget.Api.Exports;
using Budget.Api.Problems;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Pabulib;
using Budget.Tests.Reference;
using CsCheck;

namespace Budget.Tests.Properties;

/// <summary>Rankings, complete or not, with ties or without, mean the same on every way into an election.</summary>
public class WeakOrderTests
{
    private const int Cases = 2_000;

    // Every voter is a row, so that there may not be a million of them.
    private static Gen<TextElection> Rankings => RandomElections.SmallOf(BallotKind.Ranked);

    [Test]
    public void A_file_made_of_ballots_and_written_and_read_again_is_the_same_election() => Same(text =>
    {
        var votes = Voters(text).Select(ranked => PabulibBallot.Vote(ranked)).ToArray();
        Assert.That(Draft(text, votes).TryBuild(out var file, out var error), $"{error}");
        var written = new ArrayBufferWriter<byte>();
        PabulibWriter.Write(file!, written);
        Assert.That(PabulibReader.TryRead(written.WrittenMemory, default, out var again, out error), $"{error}");
        Assert.That(Fingerprint.Of(again!.Election), Is.EqualTo(Fingerprint.Of(file!.Election)));
        return again.Election;
    });

    [Test]
    public void Ballots_sent_to_the_calculator_are_the_same_election() => Same(text =>
    {
        var errors = new List<JsonError>();
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            budget = text.Budget,
            projects = text.Projects.Select(line => line.Split(' ')).Select(row => new { id = row[0], cost = row[1] }),
            ballots = text.Ballots.Select(line => new { weight = Weight(line), rank = Tiers(line) }),
        });
        var election = ElectionReader.Read(StrictJson.Parse(json, errors)!);
        Assert.That(errors, Is.Empty);
        return election!;
    });

    [Test]
    public void Sealed_choices_of_a_round_are_the_same_election() => Same(text =>
    {
        var rows = new VoteRows(BallotKind.Ranked, []);
        var votes = Voters(text).Select(ranked =>
        {
            var row = new ArrayBufferWriter<byte>();
            var tiers = ranked.Tiers.Select(tier => $"[{string.Join(',', tier.Select(id => $"\"{id}\""))}]");
            rows.Write(7, Encoding.UTF8.GetBytes($$"""{"rank":[{{string.Join(',', tiers)}}]}"""), row);
            return Encoding.UTF8.GetString(row.WrittenSpan[2..^1]);
        });
        Assert.That(Draft(text, [.. votes]).TryBuild(out var file, out var error), $"{error}");
        return file!.Election;
    });

    private static void Same(Func<TextElection, Election> read)
    {
        var (tied, partial) = (0, 0);
        Rankings.Where(text => Voters(text).Take(1_000).Count() < 1_000).Sample(
            text =>
            {
                var straight = text.Parse();
                var (said, expected) = (Fingerprint.Of(read(text)), Fingerprint.Of(straight));
                Interlocked.Add(ref tied, text.Ballots.Any(line => line.Contains('=')) ? 1 : 0);
                Interlocked.Add(ref partial, text.Ballots.Any(IsTruncated) ? 1 : 0);
                return said == expected;

                bool IsTruncated(string line) => Tiers(line).Sum(tier => tier.Length) < text.Projects.Length;
            },
            TestContext.Out.WriteLine, iter: Cases, print: text => text.ToString());
        Assert.That(Math.Min(tied, partial), Is.GreaterThan(Cases / 4), "elections with tiers, and with short ballots");
    }

    private static PabulibDraft Draft(TextElection text, string[] votes) => new()
    {
        Meta = [new("budget", text.Budget), new("vote_type", "ordinal")],
        ProjectColumns = ["project_id", "cost"],
        Projects = [.. text.Projects.Select(line => line.Split(' ').ToImmutableArray())],
        VoteColumns = ["voter_id", "vote"],
        Votes = votes.Select((vote, at) => (string[])[at.ToString(CultureInfo.InvariantCulture), vote])
            .Select(row => row.ToImmutableArray()),
    };

    private static IEnumerable<Ballot.Ranked> Voters(TextElection text) => text.Ballots.SelectMany(line =>
        Enumerable.Repeat(new Ballot.Ranked([.. Tiers(line).Select(Projects)]), Weight(line)));

    private static ImmutableArray<ProjectId> Projects(string[] tier) => [.. tier.Select(id => new ProjectId(id))];

    private static int Weight(string line) => int.Parse(line.Split(" x ", 2)[0], CultureInfo.InvariantCulture);

    private static string[][] Tiers(string line) => line.Split(" x ", 2)[1] is { Length: > 0 } ballot
        ? [.. ballot.Split(" > ").Select(tier => tier.Split(" = "))]
        : [];
}
