using Budget.Api.Rounds;
using Microsoft.Extensions.Logging;

namespace Budget.Tests.Api.Rounds;

public sealed class RoundLogTests
{
    [Test]
    public async Task A_defect_is_logged_for_its_round_without_what_it_says_and_others_have_their_turn()
    {
        var log = new Lines();
        var done = new List<string>();
        foreach (var round in (string[])["rnd-a", "rnd-b"])
        {
            await RoundLog.Guard(log, round, "move by the clock", () =>
            {
                done.Add(round);
                return round == "rnd-a" ? throw new InvalidOperationException("4K0VX-secret") : Task.CompletedTask;
            });
        }

        Assert.That(done, Is.EqualTo(new[] { "rnd-a", "rnd-b" }));
        Assert.That(log.Single(), Does.StartWith("Error rnd-a: could not move by the clock: InvalidOperationException")
            .And.Contain(nameof(RoundLogTests)).And.Not.Contain("secret"));
    }

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Add($"{logLevel} {formatter(state, exception)}{exception}");
    }
}
