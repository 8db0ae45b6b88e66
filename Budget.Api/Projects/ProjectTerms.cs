using Budget.Api.Lines;
using Budget.Api.Problems;
using FluentValidation;

namespace Budget.Api.Projects;

/// <summary>What somebody says about a project.</summary>
/// <param name="Title">As residents read it.</param>
/// <param name="LineId">The line whose money it asks for.</param>
/// <param name="PriceMinor">The ballot price: what the town pays, the only price there is.</param>
/// <param name="Description">What it is.</param>
/// <param name="AreaId">Where it is.</param>
/// <param name="Categories">The ids of what it is about, each once.</param>
/// <param name="ExternalId">What its authors call it.</param>
internal sealed record ProjectTerms(
    string Title, string LineId, long PriceMinor, string Description = "", string? AreaId = null,
    IReadOnlyList<string>? Categories = null, string? ExternalId = null)
{
    private const int MostCategories = 20;

    internal sealed class Validator : AbstractValidator<ProjectTerms>
    {
        public Validator()
        {
            RuleFor(project => project.Title).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
            RuleFor(project => project.PriceMinor).InclusiveBetween(0, Amount.MostMinor)
                .WithMessage($"expected 0 to {Amount.MostMinor}");
            RuleFor(project => project.Description).MaximumLength(5000)
                .WithMessage("expected at most 5000 characters");
            RuleFor(project => project.ExternalId).Length(1, 100).WithMessage("expected 1 to 100 characters");
            RuleFor(project => project.Categories).EachOnce(0, MostCategories)
                .WithMessage($"expected at most {MostCategories} ids, each once");
        }
    }
}
