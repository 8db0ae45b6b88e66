using Budget.Api.Storage;
using Microsoft.Data.Sqlite;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>
/// A town with a round in some state that a test may change as it likes and have back as it was. What was stored is put
/// back into the file under the running service. Another town is opened where the round was moved, so that keys ended
/// and work goes on in the background, and on a server, which has no file.
/// </summary>
internal sealed class RestorableTown : IAsyncDisposable
{
    private readonly RoundInState _round;
    private string _copy = "";
    private string? _state;

    private RestorableTown(RoundInState round) => _round = round;

    /// <summary>The town as it is now; another one after some restorations.</summary>
    public WrittenTown Town { get; private set; } = null!;

    /// <summary>Every row of the town as it was.</summary>
    public string Before { get; private set; } = "";

    public static async Task<RestorableTown> OpenAsync(RoundInState round)
    {
        var town = new RestorableTown(round);
        await town.OpenAsync();
        return town;
    }

    /// <summary>Undoes all that was stored since the beginning.</summary>
    public async Task RestoreAsync()
    {
        if (!TownDatabases.AreUsed && StateNow() == _state)
        {
            PutBack();
            return;
        }

        await DisposeAsync();
        await OpenAsync();
    }

    public ValueTask DisposeAsync() => Town.DisposeAsync();

    private async Task OpenAsync()
    {
        Town = await _round.OpenAsync();
        (Before, _state) = (Stored.Everything(Town.Town), StateNow());
        if (TownDatabases.AreUsed)
        {
            return;
        }

        _copy = Path.Combine(Town.Town.Settings.DataFolder, "before.db");
        Assert.That(Backup.Make(Town.Town.Settings.DatabaseFile, _copy), Is.Null);
    }

    private string? StateNow() => Town.Town.Database.ReadOne(session =>
        session.One<string>("SELECT state FROM round WHERE id = @id", new { id = _round.RoundId }));

    private void PutBack()
    {
        using var copy = new SqliteConnection($"Data Source={_copy};Pooling=false");
        using var file = new SqliteConnection($"Data Source={Town.Town.Settings.DatabaseFile};Pooling=false");
        copy.Open();
        file.Open();
        copy.BackupDatabase(file);
    }
}
