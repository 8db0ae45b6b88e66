using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Budget.Benchmarks;

/// <summary>
/// Short iterations in this process: all benchmarks take minutes, and nothing is built anew. What counts is the ratio
/// of two methods that ran beside each other; absolute times belong to the machine.
/// </summary>
internal sealed class ShortRuns : ManualConfig
{
    public ShortRuns()
    {
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(TimeInterval.FromMilliseconds(300))
            .WithWarmupCount(2)
            .WithIterationCount(9));
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new ThroughputColumn());
        HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio);
        WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40));
        AddLogger(ConsoleLogger.Default);
        AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams);
    }
}
