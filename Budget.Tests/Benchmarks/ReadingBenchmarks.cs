using BenchmarkDotNet.Attributes;
using Budget.Core.Elections;

namespace Budget.Benchmarks;

/// <summary>From the bytes of a <c>.pb</c> file with a million ballots to the election, grouping included.</summary>
[Config(typeof(ShortRuns))]
public class ReadingBenchmarks
{
    private static readonly Lazy<byte[]> File = new(() => NamedElections.Bytes("million"));
    private byte[] _file = [];

    internal static double Megabytes => File.Value.Length / 1e6;

    [GlobalSetup]
    public void WriteFile() => _file = File.Value;

    [Benchmark]
    public Election Read() => NamedElections.Parse(_file);
}
