namespace Budget.Core.Outcomes;

/// <summary>Where an outcome parts from what its election and its rule set say.</summary>
/// <param name="Decision">The place of the decision, from 0; -1 when the outcome as a whole is meant.</param>
/// <param name="Sentence">What the replay found there, and what the outcome says instead.</param>
public sealed record ReplayFault(int Decision, string Sentence);
