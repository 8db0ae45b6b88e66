namespace Budget.Api.Rounds;

/// <summary>A round as callers see it, at a moment.</summary>
/// <param name="State">By the clock: a round opens and closes although nobody calls.</param>
/// <param name="HearingFrom">When its hearing began.</param>
/// <param name="LockVersion">How often it was locked.</param>
/// <param name="LockHash">The hash of what is locked; null while nothing is.</param>
/// <param name="IsSandbox">Whether it is only a test, which is removed after a time.</param>
/// <param name="Version">Grows with each change; the ETag.</param>
/// <param name="LotSeed">What a public draw gave after closing.</param>
/// <seealso cref="RoundSettings"/>
internal sealed record ShownRound(
    string Id, RoundState State, string Title, string Currency, string? Mandate, string? CouncilReference,
    DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt, int HearingDays, int MinimumCell, int BallotsPublishedFrom,
    long? Population, bool Household, bool TwoPeoplePublish, string? LotDrawEvent, VoterIssuer? VoterIssuer,
    DateTimeOffset? HearingFrom, long LockVersion, string? LockHash, string? LotSeed, bool IsSandbox, long Version)
{
    public static ShownRound Of(Round round, DateTimeOffset now)
    {
        var said = round.Settings;
        return new(
            round.Id, round.StateAt(now), said.Title, said.Currency, said.Mandate, said.CouncilReference,
            said.OpensAt, said.ClosesAt, said.HearingDays, said.MinimumCell, said.BallotsPublishedFrom,
            said.Population, said.Household, said.TwoPeoplePublish, said.LotDrawEvent, said.VoterIssuer,
            round.HearingFrom, round.LockVersion, round.LockHash, round.LotSeed, round.IsSandbox, round.Version);
    }
}
