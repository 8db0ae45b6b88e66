using System.Text.Json;
using Budget.Api.Ballots;
using Budget.Api.Lines;
using Budget.Core.Ballots;
using Budget.Core.Canonical;
using Budget.Core.Rules;
using Budget.Tests.Api.Hosting;
using Budget.Tests.Api.Voters;

namespace Budget.Tests.Api.Ballots;

[OnBothStores]
public sealed class ShowBallotFormTests
{
    private const string Form = VotingTown.Path + "/ballot-form";

    [Test]
    public async Task Anybody_reads_the_form_and_the_hash_of_its_lock()
    {
        await using var town = await VotingTown.OpenAsync();
        var form = await (await town.AsPublic().GetAsync(Form)).JsonAsync();
        Assert.That(form.GetProperty("lockHash").GetString(), Is.EqualTo(VotingTown.LockHash));
        Assert.That(form.GetProperty("state").GetString(), Is.EqualTo("locked"));
        Assert.That(form.GetProperty("opensAt").GetString(), Is.EqualTo("2026-09-01T09:00:00Z"));
        Assert.That(LinesOf(form), Is.EqualTo(new[] { "lin-by", "lin-nord" }));
        var north = form.GetProperty("lines").EnumerateArray().Single(
            line => line.GetProperty("id").GetString() == SeededRound.North);
        Assert.That(north.GetProperty("howTo").GetString(), Is.EqualTo("Choose up to 2 projects."));
        Assert.That(north.GetProperty("availableMinor").GetInt64(), Is.EqualTo(100000));
    }

    [Test]
    public async Task A_voter_is_shown_the_lines_of_that_voter_and_how_many_of_them()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync("ref;lines\nA-1;lin-nord\nA-2;1 of lin-nord|lin-by\n");
        await using var _ = town;
        var first = await (await town.AsVoter(codes["A-1"]).GetAsync(Form)).JsonAsync();
        var second = await (await town.AsVoter(codes["A-2"]).GetAsync(Form)).JsonAsync();
        Assert.That(LinesOf(first), Is.EqualTo(new[] { "lin-nord" }));
        Assert.That(first.GetProperty("choices").GetArrayLength(), Is.Zero);
        Assert.That(second.GetProperty("choices")[0].GetProperty("text").GetString(),
            Is.EqualTo("Fill in at most 1 of these: Hele byen, Nord."));
    }

    [Test]
    public async Task Projects_stand_in_the_order_of_the_seed_that_the_form_names()
    {
        var (town, codes) = await VotingTown.OpenVotingAsync();
        await using var _ = town;
        var forms = new List<JsonElement>
        {
            await (await town.AsPublic().GetAsync(Form)).JsonAsync(),
            await (await town.AsVoter(codes["A-1"]).GetAsync(Form)).JsonAsync(),
            await (await town.AsVoter(codes["A-2"]).GetAsync(Form)).JsonAsync(),
            await (await town.AsVoter(codes["A-2"]).GetAsync(Form)).JsonAsync(),
        };
        var seeds = forms.ConvertAll(form => form.GetProperty("orderSeed").GetString()!);
        Assert.That(seeds[0], Is.EqualTo(VotingTown.LockHash));
        Assert.That(seeds.Distinct().Count(), Is.EqualTo(3));
        Assert.That(seeds[3], Is.EqualTo(seeds[2]));
        foreach (var (at, form) in forms.Index())
        {
            var order = form.GetProperty("lines")[0].GetProperty("projects").EnumerateArray()
                .Select(project => project.GetProperty("id").GetString()!).ToArray();
            Assert.That(order, Is.EqualTo(order.OrderBy(
                id => Hash.Of($"{seeds[at]}\0{id}"), StringComparer.Ordinal)));
        }
    }

    [Test]
    public async Task A_withdrawn_project_is_marked_and_stays_on_the_form()
    {
        await using var town = await VotingTown.OpenAsync();
        await BallotRulesTests.WithdrawAsync(town, "prj-bench");
        var text = await town.AsPublic().GetStringAsync(Form);
        Assert.That(text, Does.Contain("\"isWithdrawn\":true,\"withdrawalReason\":\"Grunden er solgt.\""));
    }

    [Test]
    public async Task A_form_speaks_Danish_where_Danish_is_preferred()
    {
        await using var town = await VotingTown.OpenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(town.Url) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de, en;q=0.5, da-DK;q=0.9");
        var form = await (await client.GetAsync(Form)).JsonAsync();
        var text = form.GetProperty("text");
        Assert.That(text.GetProperty("rule").GetString(), Is.EqualTo(
            "Hver vælger får en lige stor del af pengene, og et projekt indstilles, når de, der ønsker det, kan betale "
            + "det med deres dele. Så længe der er penge tilbage, hæves alles dele lige meget. Det, der så er tilbage, "
            + "går til de projekter med størst opbakning, der stadig er plads til."));
        Assert.That(text.GetProperty("ties").GetString(), Is.EqualTo(
            "Står projekter lige, går det billigste forud, dernæst det med flest vælgere, dernæst det, som en "
            + "offentliggjort lodtrækning sætter først."));
    }

    [Test]
    public async Task A_code_that_is_not_valid_is_refused_before_anything_is_filled_in()
    {
        await using var town = await VotingTown.OpenAsync();
        Assert.That(
            await (await town.AsVoter("4K0VX").GetAsync(Form)).OutcomeAsync(), Is.EqualTo("401 code-unknown"));
    }

    private static readonly TestCaseData[] Asked =
    [
        new(new LineLimits(), "Choose the projects you want.", "Vælg de ønskede projekter."),
        new(new LineLimits(MaxProjects: 1), "Choose one project.", "Vælg ét projekt."),
        new(new LineLimits(MinProjects: 2, MaxProjects: 3, MaxCostMinor: 500050),
            "Choose 2 to 3 projects. Together they may cost at most 5000.50 DKK.",
            "Vælg 2 til 3 projekter. Tilsammen må de koste højst 5000,50 kr."),
        new(new LineLimits(BallotKind.Ranked, MinProjects: 3, MaxProjects: 3),
            "Put exactly 3 projects in order, the best first; some may share a place.",
            "Sæt præcis 3 projekter i rækkefølge, det bedste først; nogle kan dele en plads."),
        new(new LineLimits(BallotKind.Cumulative, MaxPoints: 10, MaxPointsEach: 6),
            "Share out at most 10 points over the projects you want, at most 6 to each.",
            "Fordel højst 10 point på de ønskede projekter, højst 6 til hvert."),
        new(new LineLimits(BallotKind.Scoring, MaxPointsEach: 5, MaxProjects: 4),
            "Give points to up to 4 projects, at most 5 to each.",
            "Giv point til op til 4 projekter, højst 5 til hvert."),
    ];

    [TestCaseSource(nameof(Asked))]
    public void How_to_fill_in_a_line_is_said_in_plain_words(object limits, string english, string danish)
    {
        Assert.That(new FormLanguage(isDanish: false).HowTo((LineLimits)limits, "DKK"), Is.EqualTo(english));
        Assert.That(new FormLanguage(isDanish: true).HowTo((LineLimits)limits, "DKK"), Is.EqualTo(danish));
    }

    [Test]
    public void Every_rule_and_tie_key_has_words_in_both_languages()
    {
        foreach (var language in new FormLanguage[] { new(isDanish: false), new(isDanish: true) })
        {
            RuleSet[] sets = [.. from rule in RuleBook.Names
                select SeededRound.EqualShares with { Rule = rule, Completion = [], OnMisfit = OnMisfit.Stop }];
            Assert.That(sets.Select(language.Rule), Is.All.Length.GreaterThan(40));
            Assert.That(sets.Select(language.Rule).Distinct().Count(), Is.EqualTo(sets.Length));
            Assert.That(
                Enum.GetValues<TieKey>().Select(key => language.Ties(new([key]), null)).Distinct().Count(),
                Is.EqualTo(Enum.GetValues<TieKey>().Length));
        }
    }

    private static IEnumerable<string?> LinesOf(JsonElement form) =>
        form.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetString()).Order();
}
