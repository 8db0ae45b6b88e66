using System.Text;
using Budget.Core.Ballots;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Preflib;
using Budget.Core.Rules;
using Budget.Tests.Elections;
using Budget.Tests.Rules;
using CsCheck;

namespace Budget.Tests.Preflib;

public sealed class PreflibReaderTests
{
    private const string Town = """
        # FILE NAME: 00001-00000001.toi
        # TITLE: A town
        # DATA TYPE: toi
        # NUMBER ALTERNATIVES: 11
        # NUMBER VOTERS: 9
        # NUMBER UNIQUE ORDERS: 4
        # ALTERNATIVE NAME 1: The park
        # ALTERNATIVE NAME 2: The pool: a large one
        5: 2,{1,11},3
        2: {1, 2} , 3
        1: 10
        1:

        """;

    [Test]
    public void Rankings_are_read_with_ties_and_weights()
    {
        var file = Read(Town);
        var said = ElectionText.Election(
            3, string.Join('\n', Enumerable.Range(1, 11).Select(number => $"{number} 1")),
            "5 x 2 > 1 = 11 > 3\n2 x 1 = 2 > 3\n1 x 10\n1 x", BallotKind.Ranked);
        var costs = Enumerable.Repeat(new Money(1), 11).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(file.Title, Is.EqualTo("A town"));
            Assert.That(file.Names.Take(3), Is.EqualTo(["The park", "The pool: a large one", "3"]));
            Assert.That(Fingerprint.Of(file.With(new(3), costs, 0)), Is.EqualTo(Fingerprint.Of(said)));
        });
    }

    [Test]
    public void Costs_are_those_of_the_numbers_not_of_the_places()
    {
        var election = Read(Town).With(new(100), [.. Enumerable.Range(1, 11).Select(number => new Money(number))], 0);
        Assert.That(
            election.Instance.Projects.Select(project => $"{project.Id}:{project.Cost.MinorUnits}").Take(4),
            Is.EqualTo(["1:1", "10:10", "11:11", "2:2"]));
        var set = new RuleSet
        {
            Rule = "greedy-by-score",
            Satisfaction = Satisfaction.Positional(ScoreVector.Borda),
            SupportedOnly = true,
        };
        Assert.That(Running.Funded(set, election), Is.EqualTo(["2", "1", "3", "11", "10"]));
    }

    private static IEnumerable<object[]> Wrong =>
    [
        ["", 1, 1, "DATA TYPE"],
        ["1: 1\n", 1, 1, "DATA TYPE"],
        ["4\n1,Park\n", 1, 1, "2022"],
        [Town.Replace("toi\n# NUMBER A", "cat\n# NUMBER A"), 3, 13, "soc, soi, toc or toi"],
        [Town.Replace("TIVES: 11", "TIVES: 0"), 4, 23, "1 to 100000"],
        [Town.Replace("TIVES: 11", "TIVES: -1"), 4, 23, "whole number"],
        [Town.Replace("TIVES: 11", "TIVES: 9999999999999999999999"), 4, 23, "whole number"],
        [Town.Replace("VOTERS: 9", "VOTERS: 8"), 5, 17, "cut short"],
        [Town.Replace("ORDERS: 4", "ORDERS: 5"), 6, 24, "cut short"],
        [Town.Replace("NAME 2", "NAME 1"), 8, 1, "a second time"],
        [Town.Replace("NAME 2", "NAME 12"), 8, 1, "more than the 11"],
        [Town.Replace("NAME 2", "NAME x"), 8, 1, "number of an alternative"],
        [Town.Replace("# TITLE: A town", "# DATA TYPE: soc"), 3, 1, "a second time"],
        [Town.Replace("2,{1,11},3", "2,{1,12},3"), 9, 9, "1 to 11"],
        [Town.Replace("2,{1,11},3", "2,{1,11},2"), 9, 13, "again"],
        [Town.Replace("2,{1,11},3", "2,{1,11,3"), 9, 6, "not closed"],
        [Town.Replace("2,{1,11},3", "2,{1,{11},3"), 9, 9, "1 to 11"],
        [Town.Replace("2,{1,11},3", "2,{},3"), 9, 7, "1 to 11"],
        [Town.Replace("2,{1,11},3", "2,,3"), 9, 6, "1 to 11"],
        [Town.Replace("2,{1,11},3", "2,3,"), 9, 8, "1 to 11"],
        [Town.Replace("2,{1,11},3", "2}3"), 9, 5, "a comma"],
        [Town.Replace("2,{1,11},3", "2 3"), 9, 6, "a comma"],
        [Town.Replace("5: 2", "0: 2"), 9, 1, "number of voters"],
        [Town.Replace("5: 2", "-5: 2"), 9, 1, "number of voters"],
        [Town.Replace("5: 2", "9999999999999999: 2"), 9, 1, "number of voters"],
        [Town.Replace("5: 2", "5 2"), 9, 1, "number of voters"],
        [Town.Replace("1: 10", "# 1: 10"), 11, 1, "number of voters"],
        [Town.Replace("TYPE: toi", "TYPE: soi"), 9, 7, "strict"],
        [Town.Replace("TYPE: toi", "TYPE: toc"), 9, 1, "complete"],
        [Town.Replace("town", "to\0wn"), 2, 14, "NUL"],
    ];

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_is_said_with_its_place(string text, int line, int column, string said)
    {
        Assert.That(PreflibReader.TryRead(Encoding.UTF8.GetBytes(text), out var file, out var error), Is.False);
        Assert.That(file, Is.Null);
        Assert.That((error!.Line, error.Column), Is.EqualTo((line, column)), error.Message);
        Assert.That(error.Message, Does.Contain(said));
    }

    [Test]
    public void Complete_strict_orders_are_read_from_any_system()
    {
        var text = "\uFEFF# DATA TYPE: soc\r\n# NUMBER ALTERNATIVES: 2\r\n\r\n3: 2,1\r\n1: 1,2";
        Assert.That(Read(text).Profile.VoterCount, Is.EqualTo(4));
    }

    [Test]
    public void No_bytes_whatever_end_in_an_exception() =>
        Gen.Select(Gen.Int[0, Town.Length - 1], Gen.Byte, Gen.Int[0, 20]).Array[1, 6].Sample(
            changes =>
            {
                var bytes = Encoding.UTF8.GetBytes(Town).ToList();
                foreach (var (at, value, cut) in changes)
                {
                    bytes[Math.Min(at, bytes.Count - 1)] = value;
                    bytes.RemoveRange(bytes.Count / 2, Math.Min(cut, bytes.Count / 4));
                }

                var read = PreflibReader.TryRead(bytes.ToArray(), out var file, out var error);
                return read == (file is not null) && read == (error is null);
            },
            iter: 50_000);

    private static PreflibFile Read(string text)
    {
        Assert.That(PreflibReader.TryRead(Encoding.UTF8.GetBytes(text), out var file, out var error), $"{error}");
        return file!;
    }
}
