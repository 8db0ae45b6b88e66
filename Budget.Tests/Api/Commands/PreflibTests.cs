namespace Budget.Tests.Api.Commands;

public sealed class PreflibTests
{
    private const string Town = """
        # TITLE: Three of a town
        # DATA TYPE: toc
        # NUMBER ALTERNATIVES: 3
        # NUMBER VOTERS: 9
        # ALTERNATIVE NAME 1: The park
        # ALTERNATIVE NAME 2: The pool
        5: 2,{1,3}
        4: 1,3,2
        """;

    private static readonly string[] Borda =
        ["--rule", "greedy-by-score", "--satisfaction", "positional", "--scores", "borda", "--json"];

    [Test]
    public void A_committee_is_chosen_where_only_the_budget_is_said()
    {
        using var towns = new Towns();
        var line = Answered.To(["allocate", towns.Write("a.toc", Town), "--budget", "1", .. Borda]).Lines.Single();
        Assert.That(line.GetProperty("allocation").GetRawText(), Is.EqualTo("""["1"]"""));
        Assert.That(line.GetProperty("instance").GetString(), Is.EqualTo("Three of a town"));
    }

    [Test]
    public void Costs_are_said_for_each_alternative()
    {
        using var towns = new Towns();
        var file = towns.Write("a.toc", Town);
        var line = Answered.To(["allocate", file, "--budget", "50", "--costs", "60, 40.50,9.5", .. Borda])
            .Lines.Single();
        Assert.That(line.GetProperty("allocation").GetRawText(), Is.EqualTo("""["2","3"]"""));
        Assert.That(line.GetProperty("cost").GetString(), Is.EqualTo("50"));
    }

    [TestCase("allocate a.toc", "--budget: expected an amount")]
    [TestCase("allocate a.toc --budget -1", "--budget: expected an amount")]
    [TestCase("allocate a.toc --budget 1 --costs 1,2", "--costs: expected 3 amounts")]
    [TestCase("allocate a.toc --budget 1 --costs 1,2,x", "--costs: expected 3 amounts")]
    [TestCase("allocate a.toc --budget 1 --costs 1,2,99999999999999999999", "64 bits")]
    [TestCase("compare wrong.soi --budget 1", "strict")]
    [TestCase("allocate small.pb --budget 1", "the file says both itself")]
    [TestCase("validate a.toc", "allocate and compare read it")]
    public void What_is_missing_or_wrong_is_refused(string line, string said)
    {
        using var towns = new Towns();
        towns.Write("a.toc", Town);
        towns.Write("wrong.soi", Town.Replace("toc", "soi"));
        towns.Write("small.pb", Towns.Small);
        var answered = Answered.To(
            [.. line.Split(' ').Select(word => word.Contains('.') ? Path.Combine(towns.Folder, word) : word)]);
        Assert.That(answered.ExitCode, Is.EqualTo(2));
        Assert.That(answered.Error, Does.Contain(said));
    }
}
