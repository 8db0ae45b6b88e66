namespace Budget.Api.Commands;

/// <summary>How elections are read, as options say it.</summary>
/// <param name="Strict">Whether a <c>.pb</c> file with equally good projects in a ranking is refused.</param>
/// <param name="Budget">With PrefLib files: the money there is; null where that is not said.</param>
/// <param name="Costs">With PrefLib files: what each alternative costs; null where that is not said.</param>
internal sealed record HowToRead(bool Strict, string? Budget = null, string? Costs = null);
