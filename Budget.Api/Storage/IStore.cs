using System.Data.Common;

namespace Budget.Api.Storage;

/// <summary>
/// Where a database lies, and all that differs between a file and a server: nobody else need know which it is.
/// </summary>
internal interface IStore
{
    /// <summary>What people are told that it is; never with a secret in it.</summary>
    string Name { get; }

    /// <summary>What it is told otherwise than the other one.</summary>
    Dialect Dialect { get; }

    /// <summary>How many connections may read at the same time.</summary>
    int MostReaders { get; }

    /// <summary>A connection that may write; a program has one at a time.</summary>
    /// <exception cref="InvalidOperationException">It does not keep a setting that our promises rest on.</exception>
    DbConnection OpenWriter();

    /// <summary>A connection that cannot write.</summary>
    DbConnection OpenReader();

    /// <summary>Rewrites what is kept, so that nothing deleted is left of it.</summary>
    /// <returns>Whether it is done; not while somebody still reads what was there before.</returns>
    bool TryCompact(DbConnection writer);

    /// <summary>Keeps other services away until it is disposed; null when one is there already.</summary>
    IDisposable? TryLock();
}
