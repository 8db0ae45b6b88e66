namespace Budget.Client;

/// <summary>From nothing to a ballot, and on to the result.</summary>
internal static class FirstBallot
{
    public static async Task CastAsync(string url)
    {
        var sandbox = await BudgetClient.Connect(url).MakeSandboxRoundAsync(new() { Language = SandboxLanguage.En });
        var (round, voter) = (sandbox.RoundId, BudgetClient.Connect(url, "VotingCode", sandbox.Codes[0]));

        var form = await voter.ShowBallotFormAsync(round);
        var ballot = new Ballot
        {
            LockHash = form.LockHash,
            Sections = form.Lines.ToDictionary(
                line => line.Id, line => new BallotSection { Approve = [line.Projects[0].Id] }),
        };

        await voter.CheckBallotAsync(round, ballot);
        var receipt = await voter.CastBallotAsync(round, ballot);
        Console.WriteLine($"{form.Title}: {receipt.Status}, receipt {receipt.ReceiptId}");

        var anna = BudgetClient.Connect(url, "Bearer", sandbox.Keys.Finance);
        var bo = BudgetClient.Connect(url, "Bearer", sandbox.Keys.SecondFinance);

        await anna.CloseSandboxRoundAsync(round);
        await anna.AskTransitionAsync(round, new() { To = RoundState.Reconciling });
        var count = await anna.AskTransitionAsync(round, new() { To = RoundState.Counted });
        await bo.ConfirmTransitionAsync(round, count.Id);
        await anna.AskTransitionAsync(round, new() { To = RoundState.Published });

        var result = await BudgetClient.Connect(url).GetResultAsync(round);
        foreach (var line in result.Lines)
        {
            Console.WriteLine($"{line.Title}: {string.Join(", ", line.Recommended.Select(project => project.Title))}");
        }
    }
}
