using System.Globalization;
using BenchmarkDotNet.Running;
using Budget.Benchmarks;
using Budget.Benchmarks.Casting;

if (args is ["once", var name, ..])
{
    Once.Run(name, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 11);
}
else if (args is ["cast", ..])
{
    await Cast.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000, times: 3);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Once).Assembly).Run(args);
}
