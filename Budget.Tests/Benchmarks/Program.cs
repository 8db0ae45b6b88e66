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
    await Cast.RunAsync(Number(1, otherwise: 30_000), times: Number(2, otherwise: 3));
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Once).Assembly).Run(args);
}

int Number(int at, int otherwise) =>
    args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
