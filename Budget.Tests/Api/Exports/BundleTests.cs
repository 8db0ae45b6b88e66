using System.IO.Compression;
using System.Text;
using Budget.Api.Allocations;
using Budget.Api.Exports;
using Budget.Api.Imports;
using Budget.Api.Security;
using Budget.Core.Canonical;
using Budget.Core.Elections;
using Budget.Core.Pabulib;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Budget.Tests.Api.Exports;

[OnBothStores]
public sealed class BundleTests
{
    [Test]
    public async Task A_bundle_holds_everything_and_is_the_same_bytes_each_time()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var first = await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/bundle.zip");
        town.Clock.Advance(TimeSpan.FromDays(1));
        var second = await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/bundle.zip");
        Assert.That(first, Is.EqualTo(second));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.That(
            zip.Entries.Select(entry => entry.FullName),
            Is.EquivalentTo(new[]
            {
                "README.txt", "record.json", "manifest.json", "result.json", "result.da.html", "result.en.html",
                "projects.csv", "ballots/lin-by.pb",
                "ballots/lin-nord.pb",
            }));
        var record = await town.PublicJsonAsync("/result/record");
        Assert.That(
            Hash.Of(Read(zip, "manifest.json")), Is.EqualTo(record.GetProperty("manifestHash").GetString()));
        Assert.That(
            Encoding.UTF8.GetString(Read(zip, "README.txt")),
            Does.Contain("verify bundle.zip").And.Contain("DANSK").And.Contain("ENGLISH"));
    }

    [Test]
    public async Task A_bundle_is_packed_once_for_everybody_and_again_when_the_council_has_decided()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var shelf = town.Parts.GetRequiredService<BundleShelf>();
        var path = SealedTown.Round + "/exports/bundle.zip";
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.AsPublic().GetByteArrayAsync(path)));
        Assert.That(shelf.Made, Is.EqualTo(1));
        Assert.That(all, Has.All.EqualTo(all[0]));
        await (await town.As(Role.Finance)).PostAsync(SealedTown.Round + "/council-decisions", new
        {
            legalStatus = "adopted",
            caseNumber = "1",
            decidedOn = "2026-09-21",
            minutesUrl = "https://town.example/1",
            reasons = "R",
        });
        Assert.That(await town.AsPublic().GetByteArrayAsync(path), Is.Not.EqualTo(all[0]));
        Assert.That(shelf.Made, Is.EqualTo(2));
    }

    [Test]
    public async Task Of_a_superseded_version_all_files_stay_and_its_ballots_have_the_fingerprint_of_its_record()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var (client, path) = (town.AsPublic(), SealedTown.Round + "/exports/");
        string[] names = ["projects.csv", "result.html", "result.json"];
        var before = await client.GetStringAsync(path + "projects.csv");
        await SupersedingTests.SupersedeAsync(town);
        foreach (var version in (long[])[1, 2])
        {
            var fingerprint = (await town.PublicJsonAsync($"/result/record?version={version}")).GetProperty("lines")
                .With("line", SeededRound.North).GetProperty("fingerprint").GetString();
            var ballots = await client.GetByteArrayAsync($"{path}ballots/lin-nord.pb?version={version}");
            Assert.That(
                Fingerprint.Of(NamedElection.Of("lin-nord.pb", BallotFile.Read(ballots)).Election),
                Is.EqualTo(fingerprint), $"{version}");
            using var zip = new ZipArchive(
                new MemoryStream(await client.GetByteArrayAsync($"{path}bundle.zip?version={version}")));
            Assert.That(Read(zip, "ballots/lin-nord.pb"), Is.EqualTo(ballots), $"{version}");
        }

        Assert.That(await client.GetStringAsync(path + "projects.csv?version=1"), Is.EqualTo(before));
        foreach (var name in names)
        {
            var (old, now) = (
                await client.GetStringAsync($"{path}{name}?version=1"), await client.GetStringAsync(path + name));
            Assert.That(old, Does.Contain("prj-swings").Or.Contain("Gynger").And.Not.EqualTo(now), name);
        }

        foreach (var name in (string[])["projects.xlsx", "result.xlsx"])
        {
            Assert.That(
                await client.GetByteArrayAsync($"{path}{name}?version=1"),
                Is.Not.EqualTo(await client.GetByteArrayAsync(path + name)), name);
        }

        Assert.That(
            (await client.GetAsync(path + "projects.csv?version=1")).Headers.GetValues("Link").Single(),
            Is.EqualTo($"<{path}projects.csv?version=2>; rel=\"successor-version\""));
        Assert.That(
            await (await client.GetAsync(path + "bundle.zip?version=3")).OutcomeAsync(),
            Is.EqualTo("409 result-not-published"));
    }

    [Test]
    public async Task Exported_ballots_have_no_findings_and_stand_in_the_order_of_their_random_places()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        foreach (var line in (string[])[SeededRound.North, SeededRound.City])
        {
            var text = await town.AsPublic().GetByteArrayAsync($"{SealedTown.Round}/exports/ballots/{line}.pb");
            Assert.That(
                PabulibReader.TryRead(text, default, out var file, out var error), Is.True, error?.ToString());
            Assert.That(PabulibFindings.Of(file!), Is.Empty, line);
            Assert.That(
                Enumerable.Range(0, file!.Votes.RowCount).Select(row => file.Votes.Cell(row, 0)),
                Is.EqualTo(Enumerable.Range(1, 40).Select(number => $"{number}")));
        }
    }

    [Test]
    public async Task A_title_that_computes_is_disarmed_in_the_table_of_projects()
    {
        var manifest = SeededRound.Manifest with
        {
            Projects = [new("prj-bench", SeededRound.North, "=HYPERLINK(\"x\");1", 400_50)],
        };
        await using var town = await SealedTown.OpenPublishedAsync(
            Enumerable.Repeat("""{"lin-nord":{"approve":["prj-bench"]}}""", 3), manifest);
        var bytes = await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/projects.csv");
        Assert.That(bytes[..3], Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));
        var table = Csv.Read(bytes, TableLimits.Projects, new RowFindings())!;
        Assert.That(
            table.Rows[0].Cells.Take(7),
            Is.EqualTo(new[] { "lin-nord", "prj-bench", "=HYPERLINK(\"x\");1", "400,50", "3", "1", "1" }));
        Assert.That(Encoding.UTF8.GetString(bytes), Does.Contain(";\"'=HYPERLINK"));
    }

    [Test]
    public async Task There_are_no_ballots_of_a_line_that_is_not_there()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        Assert.That(
            await (await town.AsPublic().GetAsync(SealedTown.Round + "/exports/ballots/lin-x.pb")).OutcomeAsync(),
            Is.EqualTo("404 not-found"));
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
