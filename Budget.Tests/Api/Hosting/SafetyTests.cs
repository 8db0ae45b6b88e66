using Budget.Api.Hosting;

namespace Budget.Tests.Api.Hosting;

/// <summary>What a service refuses to start with.</summary>
public sealed class SafetyTests
{
    private static readonly string[] Mounts =
    [
        "/dev/sda1 / ext4 rw 0 0", "server:/export /mnt/share nfs4 rw 0 0", "//pc/data /mnt/win cifs rw 0 0",
        "host /mnt/vm 9p rw 0 0", @"me@host /mnt/far\040away fuse.sshfs rw 0 0",
        "/dev/sdb1 /mnt/share/local xfs rw 0 0",
        "tmpfs /mnt/memory tmpfs rw 0 0",
    ];

    [TestCase("http://127.0.0.1:5080", false, null)]
    [TestCase("http://localhost:80", false, null)]
    [TestCase("http://[::1]:80", false, null)]
    [TestCase("http://127.8.9.1:80", false, null)]
    [TestCase("https://0.0.0.0:443", false, null)]
    [TestCase("http://0.0.0.0:80", true, null)]
    [TestCase("http://0.0.0.0:80", false, "unencrypted")]
    [TestCase("http://*:80", false, "unencrypted")]
    [TestCase("http://+:80", false, "unencrypted")]
    [TestCase("http://[::]:80", false, "unencrypted")]
    [TestCase("http://192.168.1.7:80", false, "unencrypted")]
    [TestCase("http://localhost.example:80", false, "unencrypted")]
    [TestCase("http://127.0.0.1:80;http://0.0.0.0:80", false, "no address")]
    [TestCase("ftp://127.0.0.1", false, "no address")]
    [TestCase("127.0.0.1:80", false, "no address")]
    [TestCase("", false, "no address")]
    public void An_address_that_others_reach_needs_encryption(string url, bool behindProxy, string? says) =>
        Check(new ApplicationSettings { Url = url, BehindProxy = behindProxy }, says);

    [TestCase("/srv/budget", null)]
    [TestCase("/mnt/share/local/budget", null)]
    [TestCase("/mnt/shared", null)]
    [TestCase("/mnt/memory", null)]
    [TestCase("/mnt/share", "network file system (nfs4)")]
    [TestCase("/mnt/share/budget", "network file system (nfs4)")]
    [TestCase("/mnt/share/local/../budget", "network file system (nfs4)")]
    [TestCase("/mnt/win/budget", "network file system (cifs)")]
    [TestCase("/mnt/vm/a/b", "network file system (9p)")]
    [TestCase("/mnt/far away/a", "network file system (fuse.sshfs)")]
    public void Data_lies_on_a_local_disk(string folder, string? says) =>
        Check(new ApplicationSettings { DataFolder = folder }, says);

    [TestCase(null, null)]
    [TestCase("https://login.kommune.example", null)]
    [TestCase("http://127.0.0.1:9000", null)]
    [TestCase("http://login.kommune.example", "not https")]
    [TestCase("login.kommune.example", "not https")]
    public void Staff_are_signed_in_over_https(string? authority, string? says) =>
        Check(new ApplicationSettings { OidcAuthority = authority }, says);

    [TestCase("DataFolder,url,BATCH", null)]
    [TestCase("DataFoldr", "no setting Budget__DataFoldr")]
    [TestCase("Keys", "no setting Budget__Keys")]
    public void A_misspelled_setting_is_not_passed_over(string names, string? says) =>
        Check(new ApplicationSettings(), says, names.Split(','));

    [TestCase("", "", 64, null)]
    [TestCase("https://a.example, http://localhost:3000", "10.0.0.1,fd00::1", 64, null)]
    [TestCase("https://a.example/", "", 64, "no origin")]
    [TestCase("*", "", 64, "no origin")]
    [TestCase("", "proxy", 64, "no IP address")]
    [TestCase("", "", 0, "not from 1 to 1024")]
    public void Lists_and_numbers_make_sense(string origins, string proxies, int batch, string? says) =>
        Check(new ApplicationSettings { AllowedOrigins = origins, KnownProxies = proxies, Batch = batch }, says);

    private static void Check(ApplicationSettings settings, string? says, params string[] names)
    {
        var fault = Safety.Fault(settings, names, Mounts);
        Assert.That(fault, says is null ? Is.Null : Does.Contain(says).And.EndsWith("."));
    }
}
