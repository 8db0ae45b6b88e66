using FluentValidation;
using FluentValidation.Validators;

namespace Budget.Api.Problems;

/// <summary>How many elements a list may have; what the description says is read from here.</summary>
internal interface ICounted
{
    int Least { get; }

    int Most { get; }

    /// <summary>Whether each may stand there once.</summary>
    bool IsUnique { get; }
}

/// <summary>Whether a list that is there has so many elements, each of them once.</summary>
internal sealed class Counted<T, TElement>(int least, int most)
    : PropertyValidator<T, IReadOnlyList<TElement>?>, ICounted
{
    public override string Name => "Counted";

    public int Least => least;

    public int Most => most;

    public bool IsUnique => true;

    public override bool IsValid(ValidationContext<T> context, IReadOnlyList<TElement>? value) => value is null
        || (value.Count >= least && value.Count <= most && value.Distinct().Count() == value.Count);
}

internal static class CountedRules
{
    /// <summary>Holds a list to a number of elements, each of them once.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TElement>?> EachOnce<T, TElement>(
        this IRuleBuilder<T, IReadOnlyList<TElement>?> rule, int least, int most) =>
        rule.SetValidator(new Counted<T, TElement>(least, most));
}
