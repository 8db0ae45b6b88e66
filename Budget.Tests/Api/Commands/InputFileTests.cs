using System.Text;

namespace Budget.Tests.Api.Commands;

/// <summary>Files of every length, and what never ends.</summary>
public sealed class InputFileTests
{
    private const string TooLarge = "It is too large; expected at most 2,500,000 bytes.\n";

    private Towns _towns = null!;

    [SetUp]
    public void Build() => _towns = new Towns();

    [TearDown]
    public void Clear() => _towns.Dispose();

    [Test]
    public void What_never_ends_is_refused()
    {
        using var endless = new Pouring(long.MaxValue);
        var answered = Answered.To(
            ["validate", "-"], terminal => terminal with { In = endless, LargestInput = 2_500_000 });
        Assert.That(answered, Is.EqualTo(new Answered(2, "", $"-: {TooLarge}")));
        Assert.That(endless.Poured, Is.LessThan(5_000_000));
    }

    [Test]
    public void A_file_that_says_it_is_too_long_is_refused()
    {
        var file = _towns.Write("long.pb", new string('x', 2_500_001));
        Assert.That(
            Answered.To(["allocate", file], terminal => terminal with { LargestInput = 2_500_000 }),
            Is.EqualTo(new Answered(2, "", $"{file}: {TooLarge}")));
    }

    [Test]
    public void Pieces_make_the_same_election_as_a_file()
    {
        var text = Towns.Small + string.Concat(
            Enumerable.Range(6, 200_000).Select(voter => $"{voter};pool\n"));
        var (whole, pieces) = (Answered.To("validate", "--json", _towns.Write("town.pb", text)),
            Answered.To(["validate", "--json", "-"], terminal => terminal, text));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole.Lines.Single().GetProperty("ballots").GetInt32(), Is.EqualTo(200_005));
            Assert.That(
                pieces.Lines.Single().GetProperty("fingerprint").GetString(),
                Is.EqualTo(whole.Lines.Single().GetProperty("fingerprint").GetString()));
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_file_of_just_the_largest_length_is_read(int less)
    {
        var file = _towns.Write("town.pb", Towns.Small);
        var length = Encoding.UTF8.GetByteCount(Towns.Small) - less;
        Assert.That(
            Answered.To(["validate", file], terminal => terminal with { LargestInput = length }).ExitCode, Is.Zero);
        Assert.That(
            Answered.To(["validate", "-"], terminal => terminal with { LargestInput = length }, Towns.Small).ExitCode,
            Is.Zero);
    }

    [TestCase("budget;100", "budget;100\nnum_votes;7", "validate finds 1 oddity: line 5: num_votes is 7")]
    [TestCase("budget;100", "budget;100.000", "validate finds 1 oddity: line 4: Amounts read with three decimals")]
    [TestCase("budget;100", "budget;100\nnum_votes;7\nnum_projects;9",
        "validate finds 2 oddities, among them: line 6: num_projects is 9")]
    public void Whoever_asks_only_for_the_outcome_hears_of_doubts(string row, string replacement, string said)
    {
        var file = _towns.Write("odd.pb", Towns.Small.Replace(row, replacement, StringComparison.Ordinal));
        foreach (var command in new[] { "allocate", "compare" })
        {
            var answered = Answered.To(command, file);
            Assert.That((answered.ExitCode, answered.Error.Split('\n').Length), Is.EqualTo((0, 2)), command);
            Assert.That(answered.Error, Does.StartWith($"{file}: {said}"));
        }
    }

    [Test]
    public void An_oddity_that_puts_nothing_in_doubt_is_left_to_validate()
    {
        var file = _towns.Write("odd.pb", Towns.Small.Replace("park;60", "park;0", StringComparison.Ordinal));
        Assert.That(Answered.To("validate", file).Out, Does.Contain("[zero-cost]"));
        Assert.That(Answered.To("allocate", file).Error, Is.Empty);
    }

    /// <summary>So many bytes, and how many of them were taken.</summary>
    private sealed class Pouring(long length) : Stream
    {
        public long Poured { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var poured = (int)Math.Min(count, length - Poured);
            buffer.AsSpan(offset, poured).Clear();
            Poured += poured;
            return poured;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
