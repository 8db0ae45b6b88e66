namespace Budget.Core.Outcomes;

/// <summary>
/// What was done with an earmark. Its decisions come before those about the rest, and what they say of money is said of
/// the earmark.
/// </summary>
/// <param name="Constraint">Its place in the rule set.</param>
/// <param name="Decisions">How many decisions there are until its end, those before it included.</param>
/// <param name="Increase">How raising the purses ended; null where no purse was raised.</param>
/// <param name="Unspent">What is left of it, in the smallest unit.</param>
public sealed record EarmarkSpent(int Constraint, int Decisions, IncreaseStop? Increase, Int128 Unspent);
