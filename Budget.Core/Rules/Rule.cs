using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>
/// A way to turn ballots into a funded set, its options already bound. It answers the same for the same election,
/// whatever the order of voters and projects, and says in the outcome why.
/// </summary>
public delegate Outcome Rule(Instance instance, Profile profile);
