using System.Globalization;

namespace Budget.Api.Commands;

/// <summary>Says on the error output, once a second, how far a calculation of more than a second is.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Terminal _terminal;
    private readonly string _what;
    private readonly long _start;
    private readonly ITimer _timer;
    private int _step;

    /// <param name="terminal">Where to say it.</param>
    /// <param name="what">What is being calculated.</param>
    public Progress(Terminal terminal, string what)
    {
        (_terminal, _what) = (terminal, what);
        _start = terminal.Clock.GetTimestamp();
        _timer = terminal.Clock.CreateTimer(_ => Say(), null, Second, Second);
    }

    /// <summary>Takes the number of the step that begins.</summary>
    public void OnStep(int step) => Volatile.Write(ref _step, step);

    public void Dispose() => _timer.Dispose();

    private void Say()
    {
        var step = Volatile.Read(ref _step);
        var elapsed = (int)_terminal.Clock.GetElapsedTime(_start).TotalSeconds;
        var raised = step > 0 ? string.Create(CultureInfo.InvariantCulture, $", purses raised {step} times") : "";
        _terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_what}: {elapsed} s{raised} …"));
    }
}
