using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Tests.Api.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Budget.Tests.Api.Allocations;

public sealed class CalculationDeskTests
{
    // A million steps of a billionth: without a limit it runs for minutes.
    private const string Endless = """
        {"election":{"budget":"1000000000","projects":[{"id":"a","cost":"999999999"},{"id":"b","cost":"999999998"}],
        "ballots":[{"approve":["a"]},{"approve":["b"]},{"approve":[]}]},
        "ruleSet":{"rule":"equal-shares","completion":[{"kind":"add-one","step":"0.000000000000000001",
        "stopWhenExhaustive":"never","stepLimit":2000000000}]}}
        """;

    [Test]
    public async Task What_takes_too_long_is_refused_with_the_step_it_reached()
    {
        var clock = new FakeTimeProvider();
        using var desk = new CalculationDesk(clock);
        using var started = new ManualResetEventSlim();
        var answer = desk.Do<object>((onStep, end) => Climb(onStep, started, end), default);
        started.Wait();
        clock.Advance(CalculationDesk.Longest);
        var problem = (await answer).Problem!;
        Assert.That((problem.Type, problem.Step), Is.EqualTo((ProblemType.LimitExceeded, 41L)));
    }

    [Test]
    public async Task A_third_calculation_is_told_to_come_back()
    {
        using var desk = new CalculationDesk(TimeProvider.System);
        using var end = new CancellationTokenSource();
        using var started = new CountdownEvent(CalculationDesk.AtOnce);
        var running = Enumerable.Range(0, CalculationDesk.AtOnce).Select(_ => desk.Do<object>(
            (_, cancelled) =>
            {
                started.Signal();
                cancelled.WaitHandle.WaitOne();
                return new object();
            },
            end.Token)).ToArray();
        started.Wait();
        Assert.That((await desk.Do<object>((_, _) => new object(), default)).Problem?.Code, Is.EqualTo("unavailable"));
        await end.CancelAsync();
        Assert.That(async () => await Task.WhenAll(running), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task What_ends_leaves_its_place_to_the_next()
    {
        using var desk = new CalculationDesk(TimeProvider.System);
        for (var call = 0; call < 10; call++)
        {
            Assert.That((await desk.Do<object>((_, _) => new object(), default)).Problem, Is.Null);
        }
    }

    [Test]
    public async Task A_caller_who_goes_away_ends_the_calculation()
    {
        using var desk = new CalculationDesk(TimeProvider.System);
        using var gone = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        using var over = new ManualResetEventSlim();
        var answer = desk.Do<object>(
            (_, end) =>
            {
                started.Set();
                end.WaitHandle.WaitOne();
                over.Set();
                return new object();
            },
            gone.Token);
        started.Wait();
        await gone.CancelAsync();
        Assert.That(async () => await answer, Throws.InstanceOf<OperationCanceledException>());
        over.Wait();
    }

    [Test]
    public async Task Over_HTTP_an_endless_election_is_409_when_its_time_is_up()
    {
        await using var town = await RunningTown.OpenAsync();
        var answer = AllocateTests.Ask(town, Endless);
        while (!answer.IsCompleted)
        {
            town.Clock.Advance(CalculationDesk.Longest);
            await Task.Delay(20);
        }

        var problem = await (await answer).JsonAsync();
        Assert.That(await (await answer).OutcomeAsync(), Is.EqualTo("409 limit-exceeded"));
        Assert.That(problem.TryGetProperty("step", out _), Is.True);
    }

    private static Answer<object> Climb(Action<int> onStep, ManualResetEventSlim started, CancellationToken end)
    {
        onStep(41);
        started.Set();
        end.WaitHandle.WaitOne();
        end.ThrowIfCancellationRequested();
        return new object();
    }
}
