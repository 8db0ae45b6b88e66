namespace Budget.Api.Storage;

/// <summary>What the service knows about itself.</summary>
internal static class Fact
{
    /// <summary>When the database was restored from a backup.</summary>
    public const string RestoredAt = "restoredAt";

    /// <summary>Written to see whether writing works.</summary>
    public const string LastWrite = "lastWrite";

    /// <summary>That deleted bytes of a cancelled round are still to be erased from the disk.</summary>
    public const string ErasureOwed = "erasureOwed";

    /// <summary>Which key voting codes are hashed with; empty when a new one may be made.</summary>
    public const string CodeKeyHash = "codeKeyHash";

    /// <summary>Which key records are signed with; empty when a new one may be made.</summary>
    public const string SigningKeyHash = "signingKeyHash";

    public static string? Get(Session session, string name) =>
        session.One<string>("SELECT value FROM fact WHERE name = @name", new { name });

    public static void Set(Session session, string name, string value) => session.Run(
        "INSERT INTO fact (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        new { name, value });

    /// <summary>Removes it, unless it says something else by now.</summary>
    public static void Remove(Session session, string name, string value) =>
        session.Run("DELETE FROM fact WHERE name = @name AND value = @value", new { name, value });
}
