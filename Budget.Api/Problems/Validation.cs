using System.Text;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;

namespace Budget.Api.Problems;

/// <summary>Runs a validator before a handler; what it finds is refused with a pointer to each place.</summary>
internal static class Validation
{
    public static RouteHandlerBuilder Validate<TRequest, TValidator>(this RouteHandlerBuilder route)
        where TRequest : class
        where TValidator : AbstractValidator<TRequest>, new()
    {
        var validator = new TValidator();
        return route.AddEndpointFilter(async (call, next) =>
        {
            var request = call.Arguments.OfType<TRequest>().Single();
            return Fault(validator, request) is { } fault ? fault.ToAnswer() : await next(call);
        });
    }

    /// <summary>Everything that a validator finds, as one refusal; null when it finds nothing.</summary>
    public static Problem? Fault<T>(IValidator<T> validator, T value)
    {
        var found = validator.Validate(value);
        return found.IsValid ? null : Problem.InvalidInput([.. found.Errors.Select(ErrorOf)]);
    }

    private static JsonError ErrorOf(ValidationFailure failure) =>
        new(PointerTo(failure.PropertyName), failure.ErrorMessage)
        {
            Type = failure.CustomState as ProblemType ?? ProblemType.InvalidInput,
        };

    // FluentValidation says Lines[0].AmountMinor where the caller wrote /lines/0/amountMinor.
    private static string PointerTo(string path)
    {
        var pointer = new StringBuilder();
        foreach (var part in path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            pointer.Append(StrictJson.Below("", JsonNamingPolicy.CamelCase.ConvertName(part)));
        }

        return pointer.ToString();
    }
}
