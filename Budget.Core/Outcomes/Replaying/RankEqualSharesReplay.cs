namespace Budget.Core.Outcomes.Replaying;

/// <summary>Rank equal shares: equal shares once for every rank, with the purses that earlier ranks left.</summary>
internal sealed class RankEqualSharesReplay(Trail trail)
{
    public const string Name = "rank-equal-shares";

    public ReplayFault? Check()
    {
        var (profile, last) = (trail.Profile, trail.Costs.Length);
        var everybody = Supporters.RankedWithin(profile, last);
        if (Supporters.FirstTooLarge(everybody) is { } tooLarge)
        {
            trail.Refuse(new Refusal.TooLarge(tooLarge));
            return null;
        }

        if (profile.VoterCount == 0)
        {
            return null;
        }

        var share = trail.Instance.InCurrency(trail.Instance.BudgetLimit.MinorUnits) / profile.VoterCount;
        var purses = new PursesLeft(profile, share);
        ReplayFault? fault = null;
        for (var rank = 1; rank <= last && fault is null && trail.Refusal is null; rank++)
        {
            var supporters = rank == last ? everybody : Supporters.RankedWithin(profile, rank);
            fault = new EqualSharesReplay(trail, supporters, purses, Name, rank).Check();
        }

        return fault;
    }
}
