using System.Net;
using System.Reflection;
using Budget.Api.Storage;

namespace Budget.Api.Hosting;

/// <summary>Whether a service may run with some settings: what is unsafe is refused before anything starts.</summary>
internal static class Safety
{
    private static readonly string[] OfTheNetwork =
        ["nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "ceph", "glusterfs", "afs", "fuse.sshfs",
            "fuse.glusterfs", "fuse.cephfs", "fuse.rclone", "fuse.s3fs"];

    /// <summary>What is wrong with the settings in one sentence; null when nothing is.</summary>
    /// <param name="settings">What the operator says.</param>
    /// <param name="names">The names of the settings as he spelled them.</param>
    /// <param name="mounts">The lines of <c>/proc/mounts</c>; none where the system has no such file.</param>
    public static string? Fault(ApplicationSettings settings, IEnumerable<string> names, IEnumerable<string> mounts) =>
        Misspelled(names) ?? Server(settings) ?? Address(settings) ?? Authority(settings) ?? Number(settings)
        ?? Origin(settings) ?? Collector(settings)
        ?? Disk(Path.GetFullPath(settings.DataFolder), mounts);

    private static string? Misspelled(IEnumerable<string> names)
    {
        string[] known = [.. typeof(ApplicationSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite).Select(property => property.Name).Order(StringComparer.Ordinal)];
        return names.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? $"There is no setting Budget__{unknown}; there are {string.Join(", ", known)}."
            : null;
    }

    private static string? Server(ApplicationSettings settings) =>
        settings.Database is { } text && PostgresServer.Fault(text) is { } fault
            ? $"Budget__Database: {fault}."
            : null;

    private static string? Address(ApplicationSettings settings) =>
        settings.Url.Contains(';', StringComparison.Ordinal) || !TryAddress(settings.Url, out var scheme, out var host)
            ? $"{settings.Url} is no address to listen on; expected one such as http://127.0.0.1:5080."
        : scheme == "http" && !IsLoopback(host) && !settings.BehindProxy
            ? $"{settings.Url} would carry keys and voting codes unencrypted over the network; listen on 127.0.0.1, or "
                + "put a proxy that speaks TLS before it and say Budget__BehindProxy=true."
        : Proxies.Addresses(settings.KnownProxies).FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } no
            ? $"Budget__KnownProxies: {no} is no IP address."
        : null;

    // http://*:80 and http://+:80 mean every address and are no URIs.
    private static bool TryAddress(string url, out string scheme, out string host)
    {
        var isUri = Uri.TryCreate(
            url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal)
                .Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri);
        (scheme, host) = isUri ? (uri!.Scheme, uri.Host) : ("", "");
        return scheme is "http" or "https" && host.Length > 0;
    }

    /// <summary>Whether nobody but this machine reaches the service.</summary>
    public static bool IsForThisMachine(ApplicationSettings settings) => !settings.BehindProxy
        && TryAddress(settings.Url, out _, out var host) && IsLoopback(host);

    private static bool IsLoopback(string host) => host == "localhost"
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string? Authority(ApplicationSettings settings) => settings.OidcAuthority switch
    {
        null => null,
        var said when TryAddress(said, out var scheme, out var host) && (scheme == "https" || IsLoopback(host)) => null,
        var said => $"Budget__OidcAuthority: {said} is not https, so anybody on the way could sign in as anybody.",
    };

    private static string? Number(ApplicationSettings settings) =>
        settings.Batch is < 1 or > 1024 ? $"Budget__Batch: {settings.Batch} is not from 1 to 1024."
        : settings.RequestsPerMinute < 1 ? "Budget__RequestsPerMinute: at least 1 is needed."
        : null;

    /// <summary>Whether a text is what a browser says of where a page comes from.</summary>
    public static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme is "https" or "http") && uri.GetLeftPart(UriPartial.Authority) == text;

    private static string? Origin(ApplicationSettings settings) =>
        Proxies.Addresses(settings.AllowedOrigins).FirstOrDefault(origin => !IsOrigin(origin)) is { } no
            ? $"Budget__AllowedOrigins: {no} is no origin; expected one such as https://stem.kommune.example."
            : null;

    private static string? Collector(ApplicationSettings settings) => settings.OtlpEndpoint switch
    {
        null => null,
        var said when TryAddress(said, out var scheme, out var host) && (scheme == "https" || IsLoopback(host)) => null,
        var said => $"Budget__OtlpEndpoint: {said} is neither https nor on this machine.",
    };

    private static string? Disk(string folder, IEnumerable<string> mounts)
    {
        var mount = mounts.Select(line => line.Split(' ')).Where(parts => parts.Length > 2)
            .Select(parts => (At: parts[1].Replace(@"\040", " ", StringComparison.Ordinal), Type: parts[2]))
            .Where(mount => mount.At == "/" || folder == mount.At
                || folder.StartsWith(mount.At + "/", StringComparison.Ordinal))
            .Reverse().DefaultIfEmpty((At: "", Type: "")).MaxBy(mount => mount.At.Length);
        return OfTheNetwork.Contains(mount.Type)
            ? $"The data folder {folder} lies on a network file system ({mount.Type}), where a stored ballot can be "
                + "lost; use a local disk."
            : null;
    }
}
