using System.Data.Common;
using System.Text;
using Budget.Api.Problems;
using Budget.Api.Storage;
using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api.Storage;

[OnBothStores]
public sealed class DatabaseTests
{
    private const string Insert = "INSERT INTO fact (name, value) VALUES (@name, 'x')";
    private const string Names = "SELECT name FROM fact ORDER BY name";

    private string _folder = "";

    private IStore Store => TownDatabases.AreUsed
        ? new PostgresServer(TownDatabases.Of(_folder))
        : new SqliteFile(Path.Combine(_folder, "budget.db"));

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("budget-storage-").FullName;

    [TearDown]
    public void DeleteFolder() => RunningTown.Remove(_folder);

    [Test]
    public async Task What_was_written_is_there_after_the_database_is_opened_again()
    {
        using (var database = Database.Open(Store))
        {
            await Add(database, "kept");
        }

        using var again = Database.Open(Store);
        Assert.That(again.Read(session => session.All<string>(Names)), Is.EqualTo(["kept"]));
    }

    [Test]
    public async Task A_refusal_changes_nothing_and_leaves_its_neighbours_alone()
    {
        using var database = Database.Open(Store);
        var before = Add(database, "before");
        var refused = database.Write<object>(session =>
        {
            session.Run(Insert, new { name = "refused" });
            return new Problem(ProblemType.WrongState, "no");
        });
        var after = Add(database, "after");
        await Task.WhenAll(before, refused, after);
        Assert.That((await refused).Problem?.Code, Is.EqualTo("wrong-state"));
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["after", "before"]));
    }

    [Test]
    public async Task A_defect_is_told_to_who_asked_and_changes_nothing()
    {
        using var database = Database.Open(Store);
        var defect = database.Write<object>(session =>
        {
            session.Run(Insert, new { name = "half" });
            throw new InvalidOperationException("a defect");
        });
        var neighbour = Add(database, "whole");
        Assert.That(async () => await defect, Throws.InvalidOperationException);
        Assert.That((await neighbour).Problem, Is.Null);
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["whole"]));
    }

    [Test]
    public async Task What_may_be_done_twice_is_kept_once_whatever_becomes_of_its_neighbours()
    {
        using var database = Database.Open(Store);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(
            _ =>
            {
                gate.Wait();
                return new object();
            },
            isRepeatable: true);
        var before = Add(database, "before", isRepeatable: true);
        var refused = database.Write<object>(
            session =>
            {
                session.Run(Insert, new { name = "refused" });
                return new Problem(ProblemType.WrongState, "no");
            },
            isRepeatable: true);
        var twice = Add(database, "before", isRepeatable: true);
        var after = Add(database, "after", isRepeatable: true);
        gate.Set();
        await Task.WhenAll(first, before, refused, after);
        Assert.That((await refused).Problem?.Code, Is.EqualTo("wrong-state"));
        Assert.That(async () => await twice, Throws.InstanceOf<DbException>());
        Assert.That((await before).Problem ?? (await after).Problem, Is.Null);
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["after", "before"]));
    }

    [Test]
    public async Task What_was_taken_back_and_done_again_answers_what_it_said_at_last()
    {
        using var database = Database.Open(Store);
        var times = 0;
        var said = await database.Write<string>(
            session =>
            {
                session.Run(Insert, new { name = $"time-{++times}" });
                return times == 1 ? throw new InvalidOperationException("only once") : $"time-{times}";
            },
            isRepeatable: true);
        Assert.That(said.Value, Is.EqualTo("time-2"));
        Assert.That(database.Read(session => session.All<string>(Names)), Is.EqualTo(["time-2"]));
    }

    [Test]
    public async Task What_waits_together_shares_commits()
    {
        using var database = Database.Open(Store);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(_ =>
        {
            gate.Wait();
            return new object();
        });
        var others = Enumerable.Range(0, 128).Select(at => Add(database, $"{at}")).ToArray();
        gate.Set();
        await Task.WhenAll([first, .. others]);
        Assert.That(database.Pieces, Is.EqualTo(129));
        Assert.That(database.Commits, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_full_queue_says_that_it_is_full_and_stores_nothing_of_what_it_refused()
    {
        using var database = Database.Open(Store);
        using var gate = new ManualResetEventSlim();
        var first = database.Write<object>(_ =>
        {
            gate.Wait();
            return new object();
        });
        var others = Enumerable.Range(0, 3000).Select(at => Add(database, $"{at}")).ToArray();
        gate.Set();
        await Task.WhenAll([first, .. others]);
        var refused = others.Count(other => other.Result.Problem?.Code == "unavailable");
        Assert.That(refused, Is.GreaterThan(0));
        Assert.That(database.Read(session => session.All<string>(Names)), Has.Count.EqualTo(3000 - refused));
    }

    [Test]
    public void A_reader_cannot_write()
    {
        using var database = Database.Open(Store);
        Assert.That(
            () => database.Read(session => session.Run(Insert, new { name = "sneaked" })),
            Throws.Exception.Message.Contains("read").And.Message.Contains("only"));
    }

    [Test]
    public async Task While_somebody_reads_what_is_to_be_erased_compacting_says_so_and_works_afterwards()
    {
        using var database = Database.Open(Store);
        await Add(database, "a-secret");
        using (var reader = Store.OpenReader())
        {
            reader.Run(Store.Dialect.BeginToRead);
            new Session(reader).All<string>(Names);
            await database.Write<object>(session => session.Run("DELETE FROM fact"));
            Assert.That((await database.Compact()).Problem?.Code, Is.EqualTo("unavailable"));
        }

        Assert.That((await database.Compact()).Problem, Is.Null);
    }

    [Test]
    public async Task Two_programs_that_write_at_once_wait_for_each_other()
    {
        using var one = Database.Open(Store);
        using var other = Database.Open(Store);
        const string Next = "INSERT INTO fact (name, value) SELECT 'n' || COUNT(*), '' FROM fact";
        var written = await Task.WhenAll(Enumerable.Range(0, 200).Select(at =>
            (at % 2 == 0 ? one : other).Write<object>(session => session.Run(Next))));
        Assert.That(written.Select(answer => answer.Problem), Is.All.Null);
        Assert.That(one.Read(session => session.All<string>(Names)), Has.Count.EqualTo(200));
    }

    [Test]
    public async Task A_reader_sees_one_moment_whatever_is_written_meanwhile()
    {
        using var database = Database.Open(Store);
        await Add(database, "before");
        var seen = database.Read(session =>
        {
            var first = session.All<string>(Names);
            Add(database, "meanwhile").Wait();
            return (First: first, Second: session.All<string>(Names));
        });
        Assert.That(seen.Second, Is.EqualTo(seen.First));
    }

    [Test]
    public async Task Text_stands_in_the_order_of_its_bytes()
    {
        using var database = Database.Open(Store);
        string[] names = ["a", "B", "å", "aa", "z", "Z", "ö", "-b", "a-b", "ab"];
        await Task.WhenAll(names.Select(name => Add(database, name)));
        Assert.That(
            database.Read(session => session.All<string>(Names)),
            Is.EqualTo(names.OrderBy(name => name, Comparer<string>.Create((first, second) =>
                Encoding.UTF8.GetBytes(first).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(second))))));
    }

    [Test]
    public void A_sum_over_nothing_is_no_row_and_no_defect()
    {
        using var database = Database.Open(Store);
        Assert.That(
            database.Read(session => session.All<Counted>(
                "SELECT name, COUNT(*) AS times, SUM(LENGTH(value)) AS letters FROM fact GROUP BY name")),
            Is.Empty);
    }

    private static Task<Answer<object>> Add(Database database, string name, bool isRepeatable = false) =>
        database.Write<object>(session => session.Run(Insert, new { name }), isRepeatable);

    private sealed record Counted(string Name, long Times, long Letters);
}
