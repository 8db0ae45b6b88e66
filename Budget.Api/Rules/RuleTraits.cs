namespace Budget.Api.Rules;

/// <summary>What a rule has to be told; what it is not told has a default.</summary>
/// <param name="Name">Its name in the rule book.</param>
/// <param name="AsksSatisfaction">What voters get from a project: by default its cost.</param>
/// <param name="AsksMisfit">What to do with a project that does not fit: by default to skip it.</param>
/// <param name="NeedsSatisfaction">Whether what voters get has no default here: none would surprise nobody.</param>
internal sealed record RuleTraits(
    string Name, bool AsksSatisfaction = false, bool AsksMisfit = false, bool NeedsSatisfaction = false);
