using System.IO.Compression;
using System.Text;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Results;

namespace Budget.Tests.Api.Commands;

[OnBothStores]
public sealed class VerifyTests
{
    [Test]
    public async Task A_published_bundle_is_recounted_line_by_line()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var bundle = await SaveAsync(town);
        var answer = Answered.To("verify", bundle);
        Assert.That(answer.Error, Is.Empty);
        Assert.That(answer.ExitCode, Is.Zero);
        Assert.That(answer.Out, Does.EndWith("Hash and signature hold; 2 of 2 lines were recounted.\n"));

        var folder = Path.Combine(town.Settings.DataFolder, "unpacked");
        ZipFile.ExtractToDirectory(bundle, folder);
        Assert.That(Answered.To("verify", Path.Combine(folder, "record.json")).OutLines, Is.EqualTo(answer.OutLines));
    }

    [Test]
    public async Task A_bundle_with_a_ballot_more_does_not_hold()
    {
        await using var town = await SealedTown.OpenPublishedAsync();
        var bundle = await SaveAsync(town);
        using (var zip = ZipFile.Open(bundle, ZipArchiveMode.Update))
        {
            using var ballots = zip.GetEntry("ballots/lin-nord.pb")!.Open();
            ballots.Seek(0, SeekOrigin.End);
            ballots.Write("9999;prj-trees\n"u8);
        }

        var answer = Answered.To("verify", bundle);
        Assert.That(answer.ExitCode, Is.EqualTo(1));
        Assert.That(answer.Error, Does.Contain("lin-nord: the ballots have the fingerprint"));
        Assert.That(answer.Out, Does.Contain("lin-nord: DIFFERS").And.Contain("lin-by: recounted"));
    }

    [TestCase("nothing.zip", null, "There is no such file.")]
    [TestCase("broken.zip", "PK broken", "no readable zip file")]
    public void What_is_no_bundle_is_bad_input(string name, string? content, string said)
    {
        var folder = Directory.CreateTempSubdirectory("budget-verify-").FullName;
        var file = Path.Combine(folder, name);
        if (content is not null)
        {
            File.WriteAllText(file, content, Encoding.ASCII);
        }

        var answer = Answered.To("verify", file);
        Directory.Delete(folder, recursive: true);
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Error, Does.Contain(said));
    }

    [TestCase("{}")]
    [TestCase("a;b;c\n")]
    [TestCase("{\"election\":{}}")]
    public void What_is_no_record_is_bad_input_and_says_nothing_about_a_result(string content)
    {
        var folder = Directory.CreateTempSubdirectory("budget-verify-").FullName;
        var file = Path.Combine(folder, "record.json");
        File.WriteAllText(file, content);
        var answer = Answered.To("verify", file);
        Directory.Delete(folder, recursive: true);
        Assert.That((answer.ExitCode, answer.Out), Is.EqualTo((2, "")));
        Assert.That(answer.Error, Does.Contain("This is no record")
            .And.Contain("expected the bundle of a round (.zip), or its record.json."));
    }

    private static async Task<string> SaveAsync(RunningTown town)
    {
        var file = Path.Combine(town.Settings.DataFolder, "bundle.zip");
        await File.WriteAllBytesAsync(
            file, await town.AsPublic().GetByteArrayAsync(SealedTown.Round + "/exports/bundle.zip"));
        return file;
    }
}
