using Budget.Core.Ballots;
using FluentValidation;

namespace Budget.Api.Lines;

/// <summary>What a section of a ballot for a line is asked for, and what it may hold.</summary>
/// <param name="Kind">Approval, ranked, cumulative or scoring.</param>
/// <param name="MinProjects">At least so many projects.</param>
/// <param name="MaxProjects">At most so many; null when there is no limit.</param>
/// <param name="MaxCostMinor">The listed projects cost at most so much together.</param>
/// <param name="MaxPoints">At most so many points together; a cumulative ballot needs it.</param>
/// <param name="MaxPointsEach">At most so many points for a project.</param>
internal sealed record LineLimits(
    BallotKind Kind = BallotKind.Approval,
    int MinProjects = 1,
    int? MaxProjects = null,
    long? MaxCostMinor = null,
    int? MaxPoints = null,
    int? MaxPointsEach = null)
{
    /// <summary>More points than any form asks for.</summary>
    public const int MostPoints = 1_000_000;

    internal sealed class Validator : AbstractValidator<LineLimits>
    {
        public Validator()
        {
            RuleFor(limits => limits.MinProjects).InclusiveBetween(1, 1000).WithMessage("expected 1 to 1000");
            RuleFor(limits => limits.MaxProjects).Must((limits, most) => most is null || most >= limits.MinProjects)
                .WithMessage("expected at least minProjects");
            RuleFor(limits => limits.MaxCostMinor).InclusiveBetween(1, Amount.MostMinor)
                .WithMessage($"expected 1 to {Amount.MostMinor}");
            RuleFor(limits => limits.MaxPoints).InclusiveBetween(1, MostPoints).WithMessage("expected 1 to 1000000");
            RuleFor(limits => limits.MaxPointsEach).InclusiveBetween(1, MostPoints)
                .WithMessage("expected 1 to 1000000");
            RuleFor(limits => limits.MaxPoints)
                .Must((limits, points) => limits.Kind.HasPoints() || (points ?? limits.MaxPointsEach) is null)
                .WithMessage("expected only on cumulative and scoring ballots");
            RuleFor(limits => limits.MaxPoints).NotNull().When(limits => limits.Kind == BallotKind.Cumulative)
                .WithMessage("expected the points that a cumulative ballot hands out");
        }
    }
}
