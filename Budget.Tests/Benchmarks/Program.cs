using System.Globalization;
using BenchmarkDotNet.Running;
using Budget.Benchmarks;

if (args is ["once", var name, ..])
{
    Once.Run(name, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 11);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Once).Assembly).Run(args);
}
