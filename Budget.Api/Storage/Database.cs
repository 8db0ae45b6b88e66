using System.Collections.Concurrent;
using System.Data.Common;
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

    // Nobody waits longer for a connection than for an answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IStore _store;
    private readonly IDisposable? _lock;
    private readonly Writer _writer;
    private readonly ConcurrentBag<DbConnection> _readers = [];
    private readonly SemaphoreSlim _places;
    private CallMemory? _memory;

    private Database(IStore store, int batch, IDisposable? held)
    {
        (_store, _lock, _places) = (store, held, new SemaphoreSlim(store.MostReaders));
        _writer = new Writer(store, batch, QueueLength);
    }

    /// <summary>How many transactions were committed, each with one flush of the disk.</summary>
    public long Commits => _writer.Commits;

    /// <summary>How many pieces of work were committed.</summary>
    public long Pieces => _writer.Pieces;

    /// <summary>How many pieces of work wait for the writer.</summary>
    public int Waiting => _writer.Waiting;

    /// <summary>Opens a file, creates it where there is none, and brings its schema up to date.</summary>
    public static Database Open(string path) => Open(new SqliteFile(path));

    /// <summary>Opens a store and brings its schema up to date.</summary>
    public static Database Open(IStore store) => Open(store, DefaultBatch, null);

    /// <summary>Opens a store for the one service that serves it.</summary>
    /// <exception cref="InvalidOperationException">There is another.</exception>
    public static Database Serve(IStore store, int batch)
    {
        var held = store.TryLock() ?? throw new InvalidOperationException($"Another service runs on {store.Name}.");
        try
        {
            return Open(store, batch, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private static Database Open(IStore store, int batch, IDisposable? held)
    {
        using (var connection = store.OpenWriter())
        {
            Migrations.Apply(connection, store.Dialect);
        }

        return new Database(store, batch, held);
    }

    /// <summary>Does a piece of work in a transaction of the one writer; a refusal changes nothing.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="isRepeatable">Whether it touches nothing but the database; then it costs no savepoint.</param>
    /// <returns>
    /// What the work answers, once it is on the disk; <c>unavailable</c> when the queue is full or the disk fails.
    /// </returns>
    public Task<Answer<T>> Write<T>(Func<Session, Answer<T>> work, bool isRepeatable = false)
        where T : class => _memory switch
        {
            null => Queue(new Piece<T>(work) { IsRepeatable = isRepeatable }),
            { IsRepeat: true } => Task.FromResult(_memory.Recall<T>()),
            _ => Queue(new Piece<T>(_memory.Around(work))),
        };

    /// <summary>Writes for who cannot go on without it.</summary>
    /// <exception cref="IOException">It was not stored; the message says why.</exception>
    public void WriteOrThrow(Action<Session> work)
    {
        var stored = Write<object>(session =>
        {
            work(session);
            return new object();
        });
        if (stored.GetAwaiter().GetResult().Problem is { } problem)
        {
            throw new IOException($"{_store.Name} could not be written to. {problem.Detail}");
        }
    }

    /// <summary>The same database as one call uses it whose write is remembered.</summary>
    public Database For(CallMemory memory)
    {
        var own = (Database)MemberwiseClone();
        own._memory = memory;
        return own;
    }

    /// <summary>What the write of this call answered when the call came before; null when it is new.</summary>
    public T? Recalled<T>()
        where T : class => _memory is { IsRepeat: true } ? _memory.Recall<T>().Value : null;

    /// <summary>Rewrites what is kept, so that nothing that was deleted is left of it.</summary>
    /// <returns><c>unavailable</c> while somebody still reads what was there; then it has to be repeated.</returns>
    public Task<Answer<object>> Compact() => Queue(new Piece<object>(session => new Answer<object>(
        new object(),
        _store.TryCompact(session.Connection)
            ? null
            : new Problem(ProblemType.Unavailable, "Somebody still reads what is to be erased.")))
    { IsAlone = true });

    /// <summary>Reads from one snapshot.</summary>
    public T Read<T>(Func<Session, T> work) => Borrow(connection =>
    {
        connection.Run(_store.Dialect.BeginToRead);
        var read = work(new Session(connection));
        connection.Run("COMMIT");
        return read;
    });

    /// <summary>Reads with a single statement, which is a snapshot by itself.</summary>
    public T ReadOne<T>(Func<Session, T> statement) => Borrow(connection => statement(new Session(connection)));

    private T Borrow<T>(Func<DbConnection, T> work)
    {
        if (!_places.Wait(Patience))
        {
            throw new TimeoutException("Too many read at the same time.");
        }

        DbConnection? connection = null;
        try
        {
            connection = _readers.TryTake(out var kept) ? kept : _store.OpenReader();
            var read = work(connection);
            _readers.Add(connection);
            return read;
        }
        catch (Exception fault)
        {
            connection?.Dispose();
            if (Faults.IsOutage(fault))
            {
                // What happened to one connection has happened to all of them.
                CloseReaders();
            }

            throw;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        CloseReaders();
        _places.Dispose();
        _lock?.Dispose();
    }

    private void CloseReaders()
    {
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
