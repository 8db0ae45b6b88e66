using System.IO.Pipes;

namespace Budget.Tests.Api.Commands;

/// <summary>Where answers and notes go, and what happens when they cannot go there.</summary>
public sealed class OutputTests
{
    private const string Points = "the points on its ballots decide nothing, "
        + "since no rule here has the satisfaction points.\n";

    private static readonly string Scoring = Towns.Small
        .Replace("approval", "scoring", StringComparison.Ordinal)
        .Replace("voter_id;vote", "voter_id;vote;points", StringComparison.Ordinal)
        .Replace(";park,pool", ";park,pool;2,1", StringComparison.Ordinal)
        .Replace(";library\n", ";library;3\n", StringComparison.Ordinal);

    private Towns _towns = null!;

    [SetUp]
    public void Build() => _towns = new Towns();

    [TearDown]
    public void Clear() => _towns.Dispose();

    [TestCase("allocate")]
    [TestCase("compare")]
    [TestCase("validate")]
    [TestCase("allocate --json")]
    public void An_answer_that_finds_no_room_ends_with_one_line(string typed)
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        pipe.DisposeLocalCopyOfClientHandle();
        var output = new StreamWriter(pipe) { AutoFlush = true };
        var answered = Answered.To(
            [.. typed.Split(' '), Answered.Example], terminal => terminal with { Out = output });
        Assert.That(answered.ExitCode, Is.EqualTo(2));
        Assert.That(answered.Error, Does.Match("^The answer cannot be written: [^\n]+\n$"));
    }

    [TestCase("allocate", Points)]
    [TestCase("allocate --json", Points)]
    [TestCase("allocate --rule phragmen", Points)]
    [TestCase("compare --rules greedy,phragmen", Points)]
    [TestCase("compare --rules greedy,greedy:points", null)]
    [TestCase("allocate --satisfaction points", null)]
    [TestCase("allocate --completion greedy:points", null)]
    public void Points_that_decide_nothing_are_noted_once(string typed, string? said)
    {
        var file = _towns.Write("scoring.pb", Scoring);
        var arguments = typed.Split(' ');
        var answered = Answered.To([arguments[0], file, .. arguments[1..]]);
        Assert.That((answered.ExitCode, answered.Error), Is.EqualTo((0, said is null ? "" : $"{file}: {said}")));
    }

    [TestCase("", true)]
    [TestCase("--satisfaction positional --scores 2,1", false)]
    [TestCase("--rule expanding-approvals", false)]
    public void Ranks_that_decide_nothing_are_noted_too(string flags, bool noted)
    {
        var file = _towns.Write("ranked.pb", Towns.Small.Replace("approval", "ordinal", StringComparison.Ordinal));
        var answered = Answered.To(
            ["allocate", file, .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(answered.Error, Is.EqualTo(noted ? $"{file}: the ranks on its ballots decide nothing, "
            + "since no rule here has the satisfaction positional.\n" : ""));
    }
}
