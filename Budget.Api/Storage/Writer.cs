using System.Data.Common;
using System.Threading.Channels;

namespace Budget.Api.Storage;

/// <summary>
/// The only one who writes: takes what waits in its queue, up to a batch, does each piece so that it is kept whole or
/// not at all, and answers all of them after one commit, so that one flush of the disk keeps many ballots.
/// </summary>
internal sealed class Writer : IDisposable
{
    private const string Mark = "SAVEPOINT piece";
    private const string Keep = "RELEASE SAVEPOINT piece; SAVEPOINT piece";
    private const string Drop = "ROLLBACK TO SAVEPOINT piece";

    private readonly IStore _store;
    private readonly int _batch;
    private readonly Channel<Piece> _queue;
    private readonly Thread _thread;
    private DbConnection? _connection;
    private long _commits;
    private long _pieces;

    public Writer(IStore store, int batch, int queueLength)
    {
        (_store, _batch) = (store, batch);
        _connection = store.OpenWriter();
        _queue = Channel.CreateBounded<Piece>(new BoundedChannelOptions(queueLength) { SingleReader = true });
        _thread = new Thread(Loop) { Name = "writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How many transactions were committed: each flushes the disk once.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>How many pieces of work those transactions held.</summary>
    public long Pieces => Volatile.Read(ref _pieces);

    /// <summary>How many pieces of work wait.</summary>
    public int Waiting => _queue.Reader.Count;

    /// <summary>Queues a piece of work; false when the queue is full or closed.</summary>
    public bool TryQueue(Piece piece) => _queue.Writer.TryWrite(piece);

    /// <summary>Finishes what waits, then closes the connection.</summary>
    public void Dispose()
    {
        if (_queue.Writer.TryComplete())
        {
            _thread.Join();
            _connection?.Dispose();
        }
    }

    private void Loop()
    {
        var batch = new List<Piece>(_batch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < _batch && _queue.Reader.TryPeek(out var next) && !next.IsAlone)
            {
                batch.Add(next);
                _queue.Reader.TryRead(out _);
            }

            if (batch.Count == 0 && _queue.Reader.TryRead(out var alone))
            {
                batch.Add(alone);
            }

            Do(batch);
            batch.Clear();
        }
    }

    private void Do(List<Piece> batch)
    {
        try
        {
            _connection ??= _store.OpenWriter();
            if (batch is [{ IsAlone: true } alone])
            {
                alone.Do(new Session(_connection));
            }
            else
            {
                Commit(batch, _connection);
            }
        }
        catch (Exception broken) when (broken is DbException or InvalidOperationException || Faults.IsOutage(broken))
        {
            // After a failed commit nobody knows what the connection holds; a new one knows what was kept.
            _connection?.Dispose();
            _connection = null;
            batch.ForEach(piece => piece.Lose());
        }

        batch.ForEach(piece => piece.Answer());
    }

    private void Commit(List<Piece> batch, DbConnection connection)
    {
        if (!batch.TrueForAll(piece => piece.IsRepeatable) || !TryTogether(batch, connection))
        {
            EachInItsSavepoint(batch, connection);
        }

        Interlocked.Increment(ref _commits);
        Interlocked.Add(ref _pieces, batch.Count);
    }

    // A savepoint copies every page that a piece changes; few ballots that come so far are refused.
    private bool TryTogether(List<Piece> batch, DbConnection connection)
    {
        connection.Run(_store.Dialect.Begin);
        var session = new Session(connection);
        var areDone = batch.TrueForAll(piece => piece.Do(session));
        connection.Run(areDone ? "COMMIT" : "ROLLBACK");
        return areDone;
    }

    private void EachInItsSavepoint(List<Piece> batch, DbConnection connection)
    {
        connection.Run(_store.Dialect.Begin);
        connection.Run(Mark);
        var session = new Session(connection);
        foreach (var piece in batch)
        {
            connection.Run(piece.Do(session) ? Keep : Drop);
        }

        connection.Run("COMMIT");
    }
}
