namespace Budget.Api.Storage;

/// <summary>One service for a database: a file beside it that is held open for as long as it runs.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _file;

    private DatabaseLock(FileStream file) => _file = file;

    /// <summary>The lock, or null when another service has it.</summary>
    public static DatabaseLock? TryTake(string databaseFile)
    {
        try
        {
            return new(new FileStream(
                databaseFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException cause) when (cause is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();
}
