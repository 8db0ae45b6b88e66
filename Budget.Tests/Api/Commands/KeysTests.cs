using System.Text.RegularExpressions;
using Budget.Api.Audit;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Commands;

/// <summary><c>keys</c> on the database itself.</summary>
public sealed partial class KeysTests
{
    [Test]
    public void A_key_is_made_shown_once_listed_and_revoked()
    {
        using var files = new Towns();
        var made = Keys(files, "make", "--role", "finance", "--person", "anna", "--expires", "2030-01-31");
        Assert.That((made.ExitCode, made.Error), Is.EqualTo((0, "")));
        var (id, key) = (made.Out.Split(':')[0], Key().Match(made.Out).Value);
        Assert.That(key, Is.Not.Empty);
        Assert.That(Keys(files, "list").Out, Does.Contain($"{id}  finance  anna  all rounds  until 2030-01-31")
            .And.Not.Contain(key));
        Assert.That(Keys(files, "revoke", id).ExitCode, Is.Zero);
        Assert.That(Keys(files, "list").Out, Does.Contain("revoked"));
    }

    [TestCase("--role mayor --person a", "--role: expected steward, frontEnd")]
    [TestCase("--role clerk --person a --expires soon", "--expires: expected a date")]
    [TestCase("--role clerk --person a --expires 2020-01-01", "expected a time to come")]
    [TestCase("--role clerk --person a --round rnd-none", "expected the id of a round")]
    [TestCase("--role clerk", "--person")]
    public void A_key_that_makes_no_sense_is_refused_in_a_sentence(string arguments, string says)
    {
        using var files = new Towns();
        var answered = Keys(files, ["make", .. arguments.Split(' ')]);
        Assert.That((answered.ExitCode, answered.Out), Is.EqualTo((2, "")));
        Assert.That(answered.Error, Does.Contain(says));
    }

    [Test]
    public void Recovering_replaces_all_administrator_keys_and_nothing_else()
    {
        using var files = new Towns();
        string[] before =
        [
            .. new[] { "administrator", "administrator", "clerk" }.Select(
                role => Key().Match(Keys(files, "make", "--role", role, "--person", "anna").Out).Value),
        ];
        var recovered = Key().Match(Keys(files, "recover").Out).Value;
        using var database = Database.Open(Path.Combine(files.Folder, "budget.db"));
        Role? Of(string key) => database.Read(session => ApiKey.Find(session, key, DateTimeOffset.UnixEpoch))?.Role;
        Assert.That(before.Select(Of), Is.EqualTo(new Role?[] { null, null, Role.Clerk }));
        Assert.That(Of(recovered), Is.EqualTo(Role.Administrator));
        var events = database.Read(session => AuditTrail.After(session, AuditTrail.OfTheService, 0, 10));
        Assert.That(events.Select(one => one.Action), Is.EqualTo(new[]
        {
            "key-made", "key-made", "key-made", "key-revoked", "key-revoked", "key-recovered",
        }));
    }

    [Test]
    public async Task A_key_made_beside_a_running_service_works_at_once()
    {
        await using var town = await RunningTown.OpenAsync();
        var made = Answered.To(
            "keys", "make", "--role", "finance", "--person", "anna", "--data", town.Settings.DataFolder);
        var client = town.AsPublic();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Key().Match(made.Out).Value);
        Assert.That(
            await (await client.PostAsync("/v1/rounds", new { title = "Aars 2026" })).OutcomeAsync(),
            Is.EqualTo("201"));
    }

    [TestCase("list")]
    [TestCase("recover")]
    [TestCase("make --role clerk --person anna")]
    public void A_folder_without_a_database_is_the_wrong_one_and_stays_empty(string arguments)
    {
        using var files = new Towns();
        var answered = Answered.To(["keys", .. arguments.Split(' '), "--data", files.Folder]);
        Assert.That((answered.ExitCode, answered.Out), Is.EqualTo((2, "")));
        Assert.That(answered.Error, Does.Contain("There is no database at").And.Contain(files.Folder));
        Assert.That(Directory.EnumerateFileSystemEntries(files.Folder), Is.Empty);
    }

    [Test]
    public void Keys_are_made_out_to_people_however_their_names_are_typed()
    {
        using var files = new Towns();
        foreach (var person in (string[])["anna@town.example", " Anna@Town.example "])
        {
            Assert.That(Keys(files, "make", "--role", "finance", "--person", person).ExitCode, Is.Zero);
        }

        var third = Keys(files, "make", "--role", "finance", "--person", "ANNA@town.example");
        Assert.That((third.ExitCode, third.Error), Is.EqualTo(
            (2, "ANNA@town.example has 2 keys of this role; revoke the one that is not used any more.\n")));
    }

    private static Answered Keys(Towns files, params string[] arguments)
    {
        Database.Open(Path.Combine(files.Folder, "budget.db")).Dispose();
        return Answered.To(["keys", .. arguments, "--data", files.Folder]);
    }

    [GeneratedRegex("pbk_[0-9a-f]{64}")]
    private static partial Regex Key();
}
