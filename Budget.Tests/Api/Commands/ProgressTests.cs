using Budget.Api.Commands;

namespace Budget.Tests.Api.Commands;

public sealed class ProgressTests
{
    [Test]
    public void A_long_calculation_says_every_second_how_far_it_is()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var clock = new HandClock();
        var terminal = new Terminal(Stream.Null, TextWriter.Null, error) { Clock = clock };
        using (var progress = new Progress(terminal, "town.pb"))
        {
            clock.Advance();
            progress.OnStep(1234);
            clock.Advance();
        }

        clock.Advance();
        Assert.That(error.ToString(), Is.EqualTo("town.pb: 1 s …\ntown.pb: 2 s, purses raised 1234 times …\n"));
    }

    [Test]
    public void A_short_calculation_says_nothing()
    {
        using var error = new StringWriter();
        using (new Progress(new Terminal(Stream.Null, TextWriter.Null, error) { Clock = new HandClock() }, "town.pb"))
        {
            Assert.That(error.ToString(), Is.Empty);
        }
    }

    [TestCase("--completion", "add1")]
    [TestCase("--rule", "greedy")]
    public void Nothing_is_answered_after_it_was_cancelled(string flag, string value)
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var answered = Answered.To(
            ["allocate", Answered.Example, Answered.Example, flag, value],
            terminal => terminal with { Cancellation = cancel.Token });
        Assert.That((answered.ExitCode, answered.Out, answered.Error), Is.EqualTo((130, "", "Cancelled.\n")));
    }

    /// <summary>A clock that moves by a second when it is told to, and one timer that hears of it.</summary>
    private sealed class HandClock : TimeProvider, ITimer
    {
        private TimerCallback? _callback;
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Assert.That((dueTime, period), Is.EqualTo((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))));
            _callback = callback;
            return this;
        }

        public void Advance()
        {
            _seconds++;
            _callback?.Invoke(null);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _callback = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
