using System.Text;
using Npgsql;

namespace Budget.Tests.Api.Hosting;

/// <summary>The bytes that a town has on the disk, to look for what must not be among them.</summary>
internal static class TownDisk
{
    // Of catalogs too: samples of what was in a table lie there.
    private const string Relations = """
        SELECT relname, pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true) FROM pg_class
        WHERE relkind IN ('r', 'i', 't', 'm')
        """;

    /// <summary>Every file of the data folder, or every file of the town's database on the server.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Disk(this RunningTown town) =>
    [
        .. Directory.EnumerateFiles(town.Settings.DataFolder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Select(file => (Path.GetFileName(file), Read(file))),
        .. town.Settings.Database is { } database ? ReadServer(database) : [],
    ];

    /// <summary>Whether a text lies in one of the files.</summary>
    public static bool Holds(this RunningTown town, string text) => town.Disk().Holds(text);

    public static bool Holds(this IEnumerable<(string Name, byte[] Bytes)> disk, string text) =>
        disk.Any(file => file.Bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<(string, byte[])> ReadServer(string database)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        // What the server knows but has not written yet, and samples that it takes when it thinks it is time.
        Run("ANALYZE");
        Run("CHECKPOINT");
        using var command = new NpgsqlCommand(Relations, connection);
        using var reader = command.ExecuteReader();
        var files = new List<(string, byte[])>();
        while (reader.Read())
        {
            if (!reader.IsDBNull(1))
            {
                files.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
            }
        }

        return files;

        void Run(string sql)
        {
            using var statement = new NpgsqlCommand(sql, connection);
            statement.ExecuteNonQuery();
        }
    }
}
