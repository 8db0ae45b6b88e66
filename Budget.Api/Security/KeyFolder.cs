using System.Security.Cryptography;

namespace Budget.Api.Security;

/// <summary>
/// Secrets that must never lie in the database or its backups: files of their own that only the service can read.
/// </summary>
internal sealed class KeyFolder
{
    public const string CodeKeyFile = "voting-codes.key";
    public const string SigningKeyFile = "signing.key";

    private const int Bytes = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;

    // One copy in memory instead of one for each ballot.
    private readonly Dictionary<string, byte[]> _linkKeys = [];

    /// <exception cref="InvalidOperationException">Others can read the folder.</exception>
    public KeyFolder(string path)
    {
        _path = path;
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
            var others = File.GetUnixFileMode(path) & ~(OwnerOnly | UnixFileMode.UserExecute);
            if (others != UnixFileMode.None)
            {
                throw new InvalidOperationException($"The key folder {path} is open to others; chmod 700 closes it.");
            }
        }
        else
        {
            Directory.CreateDirectory(path);
        }

        CodeKey = FindOrMake(CodeKeyFile, () => RandomNumberGenerator.GetBytes(Bytes));
        SigningKey = ECDsa.Create();
        SigningKey.ImportECPrivateKey(FindOrMake(SigningKeyFile, NewSigningKey), out _);
    }

    /// <summary>What voting codes are hashed with.</summary>
    public byte[] CodeKey { get; }

    /// <summary>What records are signed with: ECDSA on P-256.</summary>
    public ECDsa SigningKey { get; }

    /// <summary>The key that links voters of a round to their ballots, or null when it is not here.</summary>
    public byte[]? LinkKey(string roundId)
    {
        lock (_linkKeys)
        {
            return _linkKeys.TryGetValue(roundId, out var key) ? key
                : File.Exists(LinkFile(roundId)) ? _linkKeys[roundId] = File.ReadAllBytes(LinkFile(roundId))
                : null;
        }
    }

    /// <summary>The same, from the file as it is now: somebody may have put the right one back.</summary>
    public byte[]? ReadLinkKey(string roundId)
    {
        lock (_linkKeys)
        {
            _linkKeys.Remove(roundId);
            return LinkKey(roundId);
        }
    }

    /// <summary>Makes the link key of a round, or finds it where it was made already.</summary>
    public byte[] MakeLinkKey(string roundId) =>
        FindOrMake(Path.GetFileName(LinkFile(roundId)), () => RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// Overwrites and deletes the link key of a round; from then on nobody links a voter to a ballot.
    /// </summary>
    public void DestroyLinkKey(string roundId)
    {
        lock (_linkKeys)
        {
            if (_linkKeys.Remove(roundId, out var key))
            {
                CryptographicOperations.ZeroMemory(key);
            }

            Erase(LinkFile(roundId));
        }
    }

    private static void Erase(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(new byte[Bytes]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    private string LinkFile(string roundId) => Path.Combine(_path, $"link-{roundId}.key");

    private byte[] FindOrMake(string name, Func<byte[]> make)
    {
        var path = Path.Combine(_path, name);
        if (!File.Exists(path))
        {
            // Under its name a key is whole: half of one, left by a crash, would be taken for a key.
            var unfinished = path + ".new";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var file = new FileStream(unfinished, options))
            {
                file.Write(make());
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
        }

        return File.ReadAllBytes(path);
    }

    private static byte[] NewSigningKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportECPrivateKey();
    }
}
