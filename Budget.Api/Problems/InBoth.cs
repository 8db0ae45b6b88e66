namespace Budget.Api.Problems;

/// <summary>The same in Danish and in English.</summary>
internal sealed record InBoth(string Da, string En);
