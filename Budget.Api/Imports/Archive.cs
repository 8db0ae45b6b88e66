using System.IO.Compression;

namespace Budget.Api.Imports;

/// <summary>Makes archives that are the same bytes for the same files.</summary>
internal static class Archive
{
    // The first time an archive can tell; it says nothing.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var file = zip.CreateEntry(name, CompressionLevel.Optimal);
                file.LastWriteTime = NoTime;
                using var stream = file.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
