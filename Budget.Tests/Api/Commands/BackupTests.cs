using System.Text;
using Budget.Api.Audit;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Commands;

/// <summary><c>backup</c> and <c>restore</c>, with real files.</summary>
public sealed class BackupTests
{
    [Test]
    public async Task What_was_there_at_the_backup_is_there_after_the_restore_and_the_service_says_so()
    {
        using var files = new Towns();
        var folder = Path.Combine(files.Folder, "data");
        var town = await RunningTown.OpenAsync(folder: folder);
        await MakeRounds(town, 3);
        Assert.That(Backup(files, folder).ExitCode, Is.Zero);
        await MakeRounds(town, 2);
        await town.StopAsync();
        var restored = Restore(files, folder);
        Assert.That((restored.ExitCode, restored.Error), Is.EqualTo((0, "")));
        var again = await RunningTown.OpenAsync(folder: folder);
        Assert.That(Rounds(again.Database), Is.EqualTo(3));
        Assert.That(await again.AsPublic().GetStringAsync("/health/ready"), Does.Contain("restoredAt"));
        Assert.That(
            again.Database.Read(session => AuditTrail.After(session, AuditTrail.OfTheService, 0, 10))[^1].Action,
            Is.EqualTo("service-restored"));
        await again.StopAsync();
        using var kept = Database.Open(
            Directory.GetFiles(folder, "budget.db.before-*").MinBy(file => file.Length)!);
        Assert.That(Rounds(kept), Is.EqualTo(5));
    }

    [Test]
    public async Task A_backup_while_writes_go_on_is_a_database_of_one_moment()
    {
        using var files = new Towns();
        await using var town = await RunningTown.OpenAsync();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await MakeRounds(town, 1);
            }
        });
        for (var copy = 0; copy < 5; copy++)
        {
            var target = Path.Combine(files.Folder, $"{copy}.db");
            Assert.That(Answered.To("backup", target, "--data", town.Settings.DataFolder).Error, Is.Empty);
            using var kept = Database.Open(target);
            // A round and the event that tells of it are one transaction.
            Assert.That(
                kept.Read(session => session.One<long>("SELECT COUNT(*) FROM audit_event")),
                Is.EqualTo(Rounds(kept)));
        }

        await enough.CancelAsync();
        await writing;
    }

    [Test]
    public async Task A_backup_holds_no_key_and_is_for_its_owner_alone()
    {
        using var files = new Towns();
        await using var town = await RunningTown.OpenAsync();
        await town.InsertLockedAsync();
        var key = (await town.Database.Write<string>(session =>
            ApiKey.Make(session, Role.Finance, "anna", RunningTown.Start))).Value!;
        Backup(files, town.Settings.DataFolder);
        var bytes = await File.ReadAllBytesAsync(BackupOf(files));
        byte[][] secrets =
        [
            Encoding.UTF8.GetBytes(key), town.Keys.CodeKey, town.Keys.LinkKey(SeededRound.Id)!,
            .. Directory.GetFiles(town.Settings.Keys).Select(File.ReadAllBytes),
        ];
        foreach (var secret in secrets)
        {
            Assert.That(bytes.AsSpan().IndexOf(secret), Is.EqualTo(-1));
            Assert.That(
                bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret))), Is.EqualTo(-1));
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                File.GetUnixFileMode(BackupOf(files)), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Test]
    public async Task A_backup_overwrites_nothing_and_a_restore_waits_until_the_service_is_stopped()
    {
        using var files = new Towns();
        await using var town = await RunningTown.OpenAsync();
        using var held = DatabaseLock.TryTake(town.Settings.DatabaseFile);
        Assert.That(Backup(files, town.Settings.DataFolder).ExitCode, Is.Zero);
        var again = Backup(files, town.Settings.DataFolder);
        Assert.That((again.ExitCode, again.Error), Is.EqualTo(
            (2, $"{BackupOf(files)} is there already; a backup overwrites nothing.\n")));
        var restored = Restore(files, town.Settings.DataFolder);
        Assert.That(restored.ExitCode, Is.EqualTo(2));
        Assert.That(restored.Error, Does.StartWith("A service runs on"));
    }

    [TestCase("not a database")]
    [TestCase("damaged")]
    [TestCase("newer")]
    [TestCase("another program's")]
    [TestCase("missing")]
    public async Task What_cannot_be_relied_on_is_not_restored(string what)
    {
        using var files = new Towns();
        var town = await RunningTown.OpenAsync(folder: Path.Combine(files.Folder, "data"));
        await MakeRounds(town, 1);
        Spoil(files, town, what);
        await town.StopAsync();
        var before = await File.ReadAllBytesAsync(town.Settings.DatabaseFile);
        var restored = Restore(files, town.Settings.DataFolder);
        Assert.That(restored.ExitCode, Is.EqualTo(2));
        Assert.That(restored.Error.Trim(), Does.StartWith("There is no").Or.StartWith(BackupOf(files)));
        Assert.That(await File.ReadAllBytesAsync(town.Settings.DatabaseFile), Is.EqualTo(before));
    }

    private static void Spoil(Towns files, RunningTown town, string what)
    {
        if (what is "not a database")
        {
            File.WriteAllText(BackupOf(files), "not a database at all");
        }
        else if (what is not "missing")
        {
            Backup(files, town.Settings.DataFolder);
        }

        if (what is "damaged")
        {
            using var file = File.OpenWrite(BackupOf(files));
            file.Position = 4096;
            file.Write(new byte[40_000]);
        }
        else if (what is "newer" or "another program's")
        {
            using var database = Database.Open(BackupOf(files));
            database.Write<object>(session => session.Run(what is "newer"
                ? "INSERT INTO migration (name) VALUES ('9999_future')"
                : "DROP TABLE migration")).Wait();
        }
    }

    private static async Task MakeRounds(RunningTown town, int count)
    {
        var finance = await town.As(Role.Finance);
        for (var made = 0; made < count; made++)
        {
            Assert.That(
                await (await finance.PostAsync("/v1/rounds", new { title = "Aars 2026" })).OutcomeAsync(),
                Is.EqualTo("201"));
        }
    }

    private static long Rounds(Database database) =>
        database.Read(session => session.One<long>("SELECT COUNT(*) FROM round"));

    private static string BackupOf(Towns files) => Path.Combine(files.Folder, "backup.db");

    private static Answered Backup(Towns files, string folder) =>
        Answered.To("backup", BackupOf(files), "--data", folder);

    private static Answered Restore(Towns files, string folder) =>
        Answered.To("restore", BackupOf(files), "--data", folder);
}
