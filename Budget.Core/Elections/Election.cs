namespace Budget.Core.Elections;

/// <summary>An instance and the ballots cast on it.</summary>
/// <param name="Instance">The projects and the money.</param>
/// <param name="Profile">The ballots; they call projects by their places in the instance.</param>
public sealed record Election(Instance Instance, Profile Profile);
