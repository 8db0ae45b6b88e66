namespace Budget.Client;

/// <summary>A whole round by its calls; a refusal where none is expected ends it.</summary>
internal sealed class Journey
{
    private const string Sheet = "id;title;line;price\r\nP1;Benches;North;40000\r\nP2;Swings;North;60000\r\n"
        + "P3;Trees;North;35050,50\r\n";

    private const int Residents = 12;

    private readonly string _url;
    private readonly BudgetClient _anybody;
    private BudgetClient _anna = null!;
    private BudgetClient _bo = null!;
    private BudgetClient _carl = null!;
    private string _round = "";
    private string _line = "";
    private Dictionary<string, string> _projects = [];

    private Journey(string url) => (_url, _anybody) = (url, BudgetClient.Connect(url));

    /// <param name="url">Where the service is.</param>
    /// <param name="key">Of an administrator.</param>
    /// <param name="times">When voting opens and closes; soon when left out.</param>
    public static async Task WalkAsync(string url, string key, string[] times)
    {
        var journey = new Journey(url);
        var administrator = BudgetClient.Connect(url, "Bearer", key);
        journey._anna = await journey.StaffAsync(administrator, Role.Finance, "anna");
        journey._bo = await journey.StaffAsync(administrator, Role.Finance, "bo");
        journey._carl = await journey.StaffAsync(administrator, Role.Clerk, "carl");
        await journey.SetUpAsync(
            times is [var opens, _] ? DateTimeOffset.Parse(opens, null) : DateTimeOffset.UtcNow.AddSeconds(10),
            times is [_, var closes] ? DateTimeOffset.Parse(closes, null) : DateTimeOffset.UtcNow.AddSeconds(30));
        await journey.LockAsync();
        var codes = await journey.SendCodesAsync();
        await journey.UntilAsync(RoundState.Voting);
        await journey.VoteAsync(codes);
        await journey.UntilAsync(RoundState.Closed);
        await journey.CountAsync();
        await journey.ReadAsync();
    }

    private async Task<BudgetClient> StaffAsync(BudgetClient administrator, Role role, string name)
    {
        var person = $"{name}-{DateTimeOffset.UtcNow.Ticks}@town.example";
        var made = await administrator.MakeKeyAsync(new() { Role = role, Person = person });
        return BudgetClient.Connect(_url, "Bearer", made.Key);
    }

    private async Task SetUpAsync(DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        var made = await _anna.CreateRoundAsync(new()
        {
            Title = "Vesterlund 2026",
            Mandate = "The council decides.",
            OpensAt = opensAt,
            ClosesAt = closesAt,
        });
        _round = made.Id;
        var line = await _anna.CreateLineAsync(_round, new()
        {
            Title = "North",
            AmountMinor = 10_000_000,
            Limits = new() { Kind = BallotKind.Approval, MaxProjects = 2 },
        });
        _line = line.Id;
        await _anna.ImportProjectsAsync(_round, Sheet, dryRun: true, approve: true);
        await _anna.ImportProjectsAsync(_round, Sheet, approve: true);
        _projects = (await _anna.ListProjectsAsync(_round)).Items
            .ToDictionary(project => project.Title, project => project.Id);
        await _anna.ChangeRuleSetAsync(_round, RuleSet);
    }

    private async Task LockAsync()
    {
        await MoveAsync(RoundState.Hearing);
        Expect((await _anna.ReadReadinessAsync(_round)).IsReady, "the round is ready");
        await MoveAsync(RoundState.Locked);
        var locked = await _anybody.ReadRuleLockAsync(_round);
        Expect(locked.Hash?.StartsWith("sha256:", StringComparison.Ordinal) == true, "the lock has a hash");
    }

    private async Task<IReadOnlyList<string>> SendCodesAsync()
    {
        var roll = string.Concat(Enumerable.Range(1, Residents).Select(at => $"r{at}\r\n").Prepend("ref\r\n"));
        await _carl.ImportRollAsync(_round, roll);
        var batch = await _carl.MakeCodeBatchAsync(_round, new());
        var export = await _carl.ExportCodesAsync(_round, batch.Id, new());
        Expect(export.Codes.Count == Residents, "everybody gets a code");
        await RefusedAsync("already-delivered", () => _carl.ExportCodesAsync(_round, batch.Id, new()));
        return [.. export.Codes.Select(code => code.Code)];
    }

    private async Task VoteAsync(IReadOnlyList<string> codes)
    {
        BudgetClient[] voters = [.. codes.Select(code => BudgetClient.Connect(_url, "VotingCode", code))];
        var lockHash = (await voters[0].ShowBallotFormAsync(_round)).LockHash;
        foreach (var (at, voter) in voters.Index())
        {
            await voter.CheckBallotAsync(_round, Ballot("Benches"));
            await voter.CastBallotAsync(_round, at % 3 == 0 ? Ballot("Swings") : Ballot("Benches", "Trees"));
        }

        var before = await voters[0].ShowMyBallotAsync(_round);
        var after = await voters[0].CastBallotAsync(_round, Ballot("Benches"));
        var again = await voters[0].CastBallotAsync(_round, Ballot("Benches"));
        Expect(after.ReceiptId == again.ReceiptId, "repeating is safe");
        Expect(await StatusAsync(before) == ReceiptStatus.Superseded, "the first ballot is replaced");
        Expect(await StatusAsync(after) == ReceiptStatus.Stored, "the second one is stored");
        await RefusedAsync(
            "too-many-projects", () => voters[1].CastBallotAsync(_round, Ballot("Benches", "Swings", "Trees")));
        await voters[2].WithdrawBallotAsync(_round);
        await RefusedAsync("not-found", () => voters[2].ShowMyBallotAsync(_round));

        Ballot Ballot(params string[] titles) => new()
        {
            LockHash = lockHash,
            Sections = new Dictionary<string, BallotSection>
            {
                [_line] = new() { Approve = [.. titles.Select(title => _projects[title])] },
            },
        };
    }

    private async Task CountAsync()
    {
        Expect((await _anybody.ShowTurnoutAsync(_round)).Voters == Residents - 1, "one has withdrawn");
        await MoveAsync(RoundState.Reconciling);
        var asked = await MoveAsync(RoundState.Counted);
        await RefusedAsync("result-not-published", () => _anybody.GetResultAsync(_round));
        await RefusedAsync("second-person-required", () => _anna.ConfirmTransitionAsync(_round, asked.Id));
        await _bo.ConfirmTransitionAsync(_round, asked.Id);
        await MoveAsync(RoundState.Published);
    }

    private async Task ReadAsync()
    {
        var line = (await _anybody.GetResultAsync(_round)).Lines[0];
        Expect(line.Ballots == Residents - 1, "every ballot is counted");
        foreach (var project in _projects.Values)
        {
            Expect((await _anybody.GetExplanationAsync(_round, project)) is not null, "every project has its reason");
        }

        await _anybody.GetComparisonsAsync(_round);
        await _anybody.ExportResultAsync(_round);
        Expect((await _anybody.ExportProjectsAsync(_round)).Contains("Benches"), "the table lists every project");
        Expect((await _anybody.GetRecordAsync(_round)).Signature.Algorithm.Length > 0, "the record is signed");
        using var bundle = await _anybody.ExportBundleAsync(_round);
        Expect(bundle.Stream.ReadByte() == 'P', "the bundle is a zip file");
        Console.WriteLine($"published: {string.Join(", ", line.Recommended.Select(project => project.Title))}");
    }

    // Opening and closing belong to the clock.
    private async Task UntilAsync(RoundState state)
    {
        Console.WriteLine($"waiting for {state}".ToLowerInvariant());
        while ((await _anna.ReadRoundAsync(_round)).State != state)
        {
            await Task.Delay(100);
        }
    }

    private Task<Transition> MoveAsync(RoundState to) => _anna.AskTransitionAsync(_round, new() { To = to });

    private async Task<ReceiptStatus> StatusAsync(Receipt receipt) =>
        (await _anybody.ShowReceiptAsync(_round, receipt.ReceiptId)).Status;

    private static async Task RefusedAsync(string code, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ApiException<Problem> refusal) when (refusal.Result.Code == code)
        {
            return;
        }

        Expect(false, $"the refusal {code}");
    }

    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"Expected that {what}.");
        }
    }

    private static RuleSet RuleSet { get; } = new()
    {
        Rule = RuleSetRule.EqualShares,
        Satisfaction = RuleSetSatisfaction.Cost,
        Completion = [new() { Kind = CompletionKind.Greedy, Satisfaction = CompletionSatisfaction.Cost }],
        Ties = [Ties.Cost, Ties.Votes, Ties.Lot],
        LotSource = new() { Kind = LotSourceKind.Fixed, Seed = "Vesterlund 2026" },
    };
}
