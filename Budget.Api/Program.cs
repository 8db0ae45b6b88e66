using Budget.Api.Commands;

// The first Ctrl-C ends a calculation between two steps; the second one ends the process.
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = !cancel.IsCancellationRequested;
    cancel.Cancel();
};

return CommandLine.Run(args, Terminal.OfProcess(cancel.Token));
