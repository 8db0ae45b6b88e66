using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using Budget.Core.Rules;

namespace Budget.Tests.Architecture;

/// <summary>Core is a calculator: what it needs comes in as an argument, what it found goes out as a value.</summary>
public sealed class CoreIsPureTests
{
    private static readonly string[] BannedTypes =
    [
        "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeProvider",
        "System.TimeZoneInfo", "System.Diagnostics.Stopwatch", "System.Random", "System.Guid", "System.Environment",
        "System.AppContext", "System.Console", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] BannedNamespaces =
        ["System.IO", "System.Net", "System.Threading", "System.Diagnostics.Process", "System.Reflection.Emit"];

    // A token is a value that somebody else may change; it waits for nothing.
    private static readonly string[] Allowed = ["System.Threading.CancellationToken"];

    private const string CurrentCulture = "System.Globalization.CultureInfo.get_CurrentCulture";

    [Test]
    public void Core_names_no_clock_no_chance_no_file_no_thread_and_no_culture() =>
        Assert.That(Impurities(typeof(Rule).Assembly), Is.Empty);

    [Test]
    public void An_assembly_that_reads_the_clock_draws_or_waits_is_found_out() => Assert.That(
        Impurities(typeof(Impure).Assembly),
        Is.SupersetOf(new[]
        {
            "System.DateTime", "System.Random", "System.Guid", "System.Environment", "System.IO.File",
            "System.Net.IPAddress", "System.Threading.Tasks.Task", "System.Threading.Thread",
            CurrentCulture,
        }));

    [Test]
    public void Core_stands_on_the_runtime_alone() => Assert.That(
        AssemblyMetadata.Of(typeof(Rule).Assembly).Assemblies, Is.All.StartsWith("System."));

    [Test]
    public void No_package_of_Core_ships_with_it() => Assert.That(
        XDocument.Load(Repository.PathOf("Budget.Core/Budget.Core.csproj")).Descendants("PackageReference")
            .Where(package => (string?)package.Attribute("PrivateAssets") != "all")
            .Select(package => (string?)package.Attribute("Include")),
        Is.Empty);

    private static IEnumerable<string> Impurities(Assembly assembly)
    {
        var named = AssemblyMetadata.Of(assembly);
        return named.Types.Where(IsBanned).Concat(named.Members.Where(member => member == CurrentCulture));
    }

    private static bool IsBanned(string type) => !Allowed.Contains(type)
        && (BannedTypes.Contains(type)
            || BannedNamespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal)));

    /// <summary>What Core must not do, done here so that the check is seen to find it.</summary>
    private static class Impure
    {
        public static async Task<string> Act()
        {
            await Task.Delay(new Random().Next(1));
            Thread.Yield();
            return $"{DateTime.UtcNow.Ticks}{Guid.NewGuid()}{Environment.ProcessId}{File.Exists("x")}"
                + System.Net.IPAddress.Loopback + CultureInfo.CurrentCulture.Name;
        }
    }
}
