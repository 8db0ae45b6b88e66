using Budget.Api.Storage;

namespace Budget.Api.Hosting;

/// <summary>What an operator sets, such as <c>Budget__DataFolder</c> in the environment.</summary>
internal sealed record ApplicationSettings
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Where the database lies, unless a server keeps it; a local disk.</summary>
    public string DataFolder { get; init; } = "budget-data";

    /// <summary>
    /// The connection string of a PostgreSQL database; null when the database is a file in the data folder.
    /// </summary>
    public string? Database { get; init; }

    /// <summary>
    /// Where the keys lie, which no backup of the database holds; within the data folder when left out.
    /// </summary>
    public string? KeyFolder { get; init; }

    /// <summary>Where to listen; addresses that others reach need a proxy that speaks TLS before it.</summary>
    public string Url { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Whether a proxy before the service speaks TLS to the world and tells who calls.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>
    /// Addresses of proxies that are believed, apart by commas; those on this machine always are.
    /// </summary>
    public string KnownProxies { get; init; } = "";

    /// <summary>The authority that signs in staff (OpenID Connect); null when only keys are used.</summary>
    public string? OidcAuthority { get; init; }

    /// <summary>The member <c>aud</c> of its tokens.</summary>
    public string OidcAudience { get; init; } = "budget";

    /// <summary>The member of its tokens that holds a role.</summary>
    public string OidcRoleClaim { get; init; } = "budget_role";

    /// <summary>
    /// The member of its tokens that names a person as keys do, such as <c>email</c>; when left out a person of a token
    /// is <c>ISSUER#SUBJECT</c>.
    /// </summary>
    public string? OidcPersonClaim { get; init; }

    /// <summary>Origins of staff and voter front ends that a browser may call from, apart by commas.</summary>
    public string AllowedOrigins { get; init; } = "";

    /// <summary>Whether <c>/metrics</c> answers who asks on this machine, and administrators.</summary>
    public bool Metrics { get; init; }

    /// <summary>Where an OpenTelemetry collector takes traces and measures over HTTP; null for none.</summary>
    public string? OtlpEndpoint { get; init; }

    /// <summary>How many changes share a commit at most.</summary>
    public int Batch { get; init; } = Storage.Database.DefaultBatch;

    /// <summary>Whether callers are held to a number of requests in a minute.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>
    /// How much one address may ask in a minute: enough for the busiest minute of a small town behind it.
    /// </summary>
    public int RequestsPerMinute { get; init; } = 3_000;

    /// <summary>
    /// Whether anybody may make sandboxes; when left out, only a service that nobody else reaches offers them.
    /// </summary>
    public bool? Sandbox { get; init; }

    /// <summary>Makes the data folder where there is none, for nobody but the service.</summary>
    /// <exception cref="InvalidOperationException">It is there, and open to others.</exception>
    public void MakeDataFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(DataFolder);
            return;
        }

        Directory.CreateDirectory(DataFolder, OwnerOnly);
        if ((File.GetUnixFileMode(DataFolder) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new InvalidOperationException(
                $"The data folder {Path.GetFullPath(DataFolder)} is open to others; chmod 700 closes it.");
        }
    }

    public string DatabaseFile => Path.Combine(DataFolder, "budget.db");

    /// <summary>Where everything is kept.</summary>
    public IStore Store() => Database is null ? new SqliteFile(DatabaseFile) : new PostgresServer(Database);

    /// <summary>Nothing of what was set: a connection string may hold a password.</summary>
    public override string ToString() => nameof(ApplicationSettings);

    public string Keys => KeyFolder ?? Path.Combine(DataFolder, "keys");
}
