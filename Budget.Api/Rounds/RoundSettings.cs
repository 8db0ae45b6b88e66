using Budget.Api.Security;
using FluentValidation;

namespace Budget.Api.Rounds;

/// <summary>What finance staff say about a round as a whole.</summary>
/// <param name="Title">As residents read it.</param>
/// <param name="Currency">An ISO 4217 code; its smallest unit is a hundredth.</param>
/// <param name="Mandate">Who decides what, in the council's words; frozen by the lock.</param>
/// <param name="CouncilReference">The case in which the council set the money aside.</param>
/// <param name="OpensAt">From then on ballots are accepted.</param>
/// <param name="ClosesAt">From then on none is.</param>
/// <param name="HearingDays">So many days the hearing lasts at least.</param>
/// <param name="MinimumCell">A published number of people smaller than this is suppressed.</param>
/// <param name="BallotsPublishedFrom">The ballots of a line with fewer are not published.</param>
/// <param name="Population">Of the area that votes, to compare the roll with.</param>
/// <param name="Household">Whether an entry of the roll is a household.</param>
/// <param name="TwoPeoplePublish">Whether publishing takes two people as well.</param>
/// <param name="LotDrawEvent">The public event that makes the lot after the round has closed.</param>
/// <param name="VoterIssuer">Who vouches for voters beside codes.</param>
internal sealed record RoundSettings(
    string Title,
    string Currency = "DKK",
    string? Mandate = null,
    string? CouncilReference = null,
    DateTimeOffset? OpensAt = null,
    DateTimeOffset? ClosesAt = null,
    int HearingDays = 0,
    int MinimumCell = 5,
    int BallotsPublishedFrom = 50,
    long? Population = null,
    bool Household = false,
    bool TwoPeoplePublish = false,
    string? LotDrawEvent = null,
    VoterIssuer? VoterIssuer = null)
{
    internal sealed class Validator : AbstractValidator<RoundSettings>
    {
        public Validator()
        {
            RuleFor(round => round.Title).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
            RuleFor(round => round.Currency).Matches("^[A-Z]{3}$").WithMessage("expected a code such as DKK");
            RuleFor(round => round.Mandate).MaximumLength(5000).WithMessage("expected at most 5000 characters");
            RuleFor(round => round.CouncilReference).MaximumLength(200).WithMessage("expected at most 200 characters");
            RuleFor(round => round.LotDrawEvent).MaximumLength(500).WithMessage("expected at most 500 characters");
            RuleFor(round => round.HearingDays).InclusiveBetween(0, 365).WithMessage("expected 0 to 365");
            RuleFor(round => round.MinimumCell).InclusiveBetween(1, 1000).WithMessage("expected 1 to 1000");
            RuleFor(round => round.BallotsPublishedFrom).InclusiveBetween(0, 100_000)
                .WithMessage("expected 0 to 100000");
            RuleFor(round => round.Population).InclusiveBetween(0, 1_000_000_000)
                .WithMessage("expected 0 to 1000000000");
            RuleFor(round => round.ClosesAt).Must((round, closes) => closes is null || closes > round.OpensAt)
                .WithMessage("expected a time after opensAt");
            RuleFor(round => round.VoterIssuer!.Issuer).NotEmpty().MaximumLength(500)
                .When(round => round.VoterIssuer is not null).WithMessage("expected 1 to 500 characters");
            RuleFor(round => round.VoterIssuer!.PublicKey).Must(VoterKey.IsUsable)
                .When(round => round.VoterIssuer is not null)
                .WithMessage("expected a public key in PEM: on the curve P-256, or RSA of 2048 bits at least");
        }
    }
}

/// <summary>A municipality's own sign-in that names voters by their reference in the roll.</summary>
/// <param name="Issuer">The member <c>iss</c> of its tokens.</param>
/// <param name="PublicKey">In PEM; its tokens are signed with ES256 or RS256.</param>
internal sealed record VoterIssuer(string Issuer, string PublicKey);
