using FluentValidation;

namespace Budget.Api.Lines;

/// <summary>What finance staff say about a line.</summary>
/// <param name="Title">As residents read it.</param>
/// <param name="AmountMinor">What the council set aside.</param>
/// <param name="ReserveMinor">What of it the rule may not spend.</param>
/// <param name="AreaId">The area it is for; null for the whole town.</param>
/// <param name="DecisionReference">The decision that set the money aside.</param>
/// <param name="Limits">What the ballot asks; approval of any number of projects when left out.</param>
internal sealed record LineTerms(
    string Title, long AmountMinor, long ReserveMinor = 0, string? AreaId = null, string? DecisionReference = null,
    LineLimits? Limits = null)
{
    internal sealed class Validator : AbstractValidator<LineTerms>
    {
        public Validator()
        {
            RuleFor(line => line.Title).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
            RuleFor(line => line.AmountMinor).InclusiveBetween(0, Amount.MostMinor)
                .WithMessage($"expected 0 to {Amount.MostMinor}");
            RuleFor(line => line.ReserveMinor).Must((line, reserve) => reserve >= 0 && reserve <= line.AmountMinor)
                .WithMessage("expected 0 to amountMinor");
            RuleFor(line => line.DecisionReference).MaximumLength(200).WithMessage("expected at most 200 characters");
            RuleFor(line => line.Limits!).SetValidator(new LineLimits.Validator())
                .When(line => line.Limits is not null);
        }
    }
}
