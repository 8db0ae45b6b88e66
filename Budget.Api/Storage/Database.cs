using System.Collections.Concurrent;
using Budget.Api.Problems;

namespace Budget.Api.Storage;

/// <summary>
/// Where everything is kept: many readers, one writer, and a schema that is up to date once it is open.
/// </summary>
internal sealed class Database : IDisposable
{
    /// <summary>As many ballots share a commit at most: more makes nobody faster and a lost batch larger.</summary>
    public const int DefaultBatch = 64;

    private const int QueueLength = 1024;

    private readonly SqliteFile _file;
    private readonly Writer _writer;
    private readonly ConcurrentBag<KeptConnection> _readers = [];

    private Database(SqliteFile file, int batch)
    {
        _file = file;
        _writer = new Writer(file, batch, QueueLength);
    }

    /// <summary>How many transactions were committed, each with one flush of the disk.</summary>
    public long Commits => _writer.Commits;

    /// <summary>How many pieces of work were committed.</summary>
    public long Pieces => _writer.Pieces;

    /// <summary>How many pieces of work wait for the writer.</summary>
    public int Waiting => _writer.Waiting;

    /// <summary>Opens a file, creates it where there is none, and brings its schema up to date.</summary>
    public static Database Open(string path, int batch = DefaultBatch)
    {
        var file = new SqliteFile(path);
        using (var connection = file.OpenWriter())
        {
            Migrations.Apply(connection);
        }

        return new Database(file, batch);
    }

    /// <summary>Does a piece of work in a transaction of the one writer; a refusal changes nothing.</summary>
    /// <returns>
    /// What the work answers, once it is on the disk; <c>unavailable</c> when the queue is full or the disk fails.
    /// </returns>
    public Task<Answer<T>> Write<T>(Func<Session, Answer<T>> work)
        where T : class => Queue(new Piece<T>(work));

    /// <summary>Rewrites the whole file and empties its log, so that no deleted byte stays readable.</summary>
    /// <returns><c>unavailable</c> while somebody still reads from the old log; then it has to be repeated.</returns>
    public Task<Answer<object>> Compact() => Queue(new Piece<object>(session =>
    {
        session.Run("VACUUM");
        var isHeldUp = session.One<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        return new Answer<object>(
            new object(),
            isHeldUp ? new Problem(ProblemType.Unavailable, "Somebody still reads what is to be erased.") : null);
    })
    { IsAlone = true });

    /// <summary>Reads from one snapshot.</summary>
    public T Read<T>(Func<Session, T> work) => Borrow(connection =>
    {
        connection.Run("BEGIN");
        var read = work(new Session(connection));
        connection.Run("COMMIT");
        return read;
    });

    /// <summary>Reads with a single statement, which is a snapshot by itself.</summary>
    public T ReadOne<T>(Func<Session, T> statement) => Borrow(connection => statement(new Session(connection)));

    private T Borrow<T>(Func<KeptConnection, T> work)
    {
        var connection = _readers.TryTake(out var kept) ? kept : _file.OpenReader();
        try
        {
            var read = work(connection);
            _readers.Add(connection);
            return read;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private Task<Answer<T>> Queue<T>(Piece<T> piece)
        where T : class => _writer.TryQueue(piece)
        ? piece.Done
        : Task.FromResult<Answer<T>>(new Problem(ProblemType.Unavailable, "Too much is waiting to be stored."));
}
