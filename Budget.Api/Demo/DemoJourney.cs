using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Budget.Api.Demo;

/// <summary>
/// The life of a round from an empty database to its published result, every step a call over HTTP by somebody who may
/// do it: two people of the finance office, a clerk, and 412 residents.
/// </summary>
internal sealed class DemoJourney(HttpClient http, DemoClock clock, string administratorKey, Action<string> say)
{
    // As many residents vote at once.
    private const int AtOnce = 16;

    private readonly DemoLine[] _lines =
    [
        DemoLine.Read("Aars by", "aars.pb", maxProjects: 5),
        DemoLine.Read("Oplandet", "oplandet.pb", maxProjects: 3),
    ];

    private DemoCalls _anna = null!;
    private DemoCalls _bo = null!;
    private DemoCalls _clerk = null!;
    private string _round = "";
    private DateTimeOffset _opensAt;
    private DateTimeOffset _closesAt;

    /// <summary>Walks the whole way.</summary>
    /// <returns>The path of the round.</returns>
    public async Task<string> WalkAsync()
    {
        (_anna, _bo, _clerk) = (await Staff("finance", "anna@aars.example"), await Staff("finance", "bo@aars.example"),
            await Staff("clerk", "carl@aars.example"));
        await SetUpAsync();
        await LockAsync();
        await VoteAsync(await SendCodesAsync());
        await CountAsync();
        return _round;
    }

    private async Task<DemoCalls> Staff(string role, string person)
    {
        var administrator = new DemoCalls(http, $"Bearer {administratorKey}");
        var made = await administrator.PostAsync("/v1/keys", new { role, person });
        return new DemoCalls(http, $"Bearer {DemoCalls.Text(made, "key")}");
    }

    private async Task SetUpAsync()
    {
        var now = clock.GetUtcNow();
        (_opensAt, _closesAt) = (now.AddDays(8), now.AddDays(29));
        var made = await _anna.PostAsync("/v1/rounds", new
        {
            title = "Aars Byfond (et opdigtet eksempel)",
            mandate = "Kommunalbestyrelsen beslutter på grundlag af indstillingen.",
            councilReference = "Sag 26/1234",
            opensAt = _opensAt,
            closesAt = _closesAt,
        });
        _round = $"/v1/rounds/{DemoCalls.Text(made, "id")}";
        foreach (var line in _lines)
        {
            await _anna.PostAsync($"{_round}/lines", new
            {
                title = line.Title,
                amountMinor = line.AmountMinor,
                reserveMinor = 0,
                decisionReference = "Sag 26/1234",
                limits = new { kind = "approval", maxProjects = line.MaxProjects },
            });
        }

        await _anna.PostCsvAsync($"{_round}/project-imports?approve=true", Projects());
        await _anna.PutAsync($"{_round}/rule-set", RuleSet);
        say($"A round with {_lines.Length} lines and {_lines.Sum(line => line.Projects.Length)} projects is set up.");
    }

    private async Task LockAsync()
    {
        await _clerk.PostCsvAsync($"{_round}/roll-imports", Roll());
        await MoveAsync("hearing");
        await MoveAsync("locked");
        var locked = await _anna.GetAsync($"{_round}/rule-lock");
        say($"Rule, prices and limits are locked: {DemoCalls.Text(locked, "hash")}");
    }

    private async Task<string[]> SendCodesAsync()
    {
        var batch = DemoCalls.Text(await _clerk.PostAsync($"{_round}/code-batches", new { }), "id");
        var export = await _clerk.PostAsync($"{_round}/code-batches/{batch}/exports", new { });
        var codes = export.GetProperty("codes").EnumerateArray()
            .OrderBy(row => int.Parse(DemoCalls.Text(row, "ref")[1..], CultureInfo.InvariantCulture))
            .Select(row => DemoCalls.Text(row, "code")).ToArray();
        say($"{codes.Length} voting codes are made and handed to the printer once.");
        return codes;
    }

    private async Task VoteAsync(string[] codes)
    {
        clock.MoveTo(_opensAt);
        var form = new DemoForm(await new DemoCalls(http, null).GetAsync($"{_round}/ballot-form"), _lines);
        var votes = codes.Index().Select(voter => (Code: voter.Item, Ballot: form.BallotOf(voter.Index + 1)))
            .Where(vote => vote.Ballot is not null).ToArray();
        await Parallel.ForEachAsync(
            votes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (vote, _) =>
                await new DemoCalls(http, $"VotingCode {vote.Code}").PutAsync($"{_round}/ballots/mine", vote.Ballot!));
        say($"{votes.Length} residents have voted, each in one call, each with a receipt.");
    }

    private async Task CountAsync()
    {
        clock.MoveTo(_closesAt);
        await MoveAsync("reconciling");
        var asked = await MoveAsync("counted");
        await _bo.PostAsync($"{_round}/transitions/{DemoCalls.Text(asked, "id")}/confirmations", new { });
        say("Voting has closed by the clock. Two people have confirmed the count; the key that links ballots is gone.");
        await MoveAsync("published");
    }

    private Task<JsonElement> MoveAsync(string to) => _anna.PostAsync($"{_round}/transitions", new { to });

    private string Projects() => _lines.Aggregate(
        new StringBuilder("id;titel;linje;pris\r\n"),
        (text, line) => line.Projects.Aggregate(text, (rows, project) =>
            rows.Append(CultureInfo.InvariantCulture,
                $"{project.Id};{project.Title};{line.Title};{project.PriceMinor / 100}\r\n"))).ToString();

    private string Roll() => string.Concat(
        Enumerable.Range(1, _lines.Max(line => line.Ballots.Keys.Max()))
            .Select(voter => $"v{voter}\r\n").Prepend("ref\r\n"));

    private static object RuleSet { get; } = new
    {
        rule = "equal-shares",
        satisfaction = "cost",
        completion = new object[]
        {
            new { kind = "add-one", start = "floor", stopWhenExhaustive = "all", plainWhenAllAffordable = true },
            new { kind = "greedy", satisfaction = "cost" },
        },
        ties = new[] { "cost", "votes", "lot" },
        lotSource = new { kind = "fixed", seed = "Aars Byfond" },
    };
}
