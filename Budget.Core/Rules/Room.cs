using Budget.Core.Elections;
using Budget.Core.Outcomes;

namespace Budget.Core.Rules;

/// <summary>What may still be funded: every rule asks here, and says here what it has funded.</summary>
/// <param name="instance">The projects and the money.</param>
/// <param name="before">What is funded already.</param>
internal sealed class Room(Instance instance, Outcome before)
{
    /// <summary>The money left, in the smallest unit; below zero never in a final outcome.</summary>
    public Int128 Left { get; private set; } = instance.BudgetLimit.MinorUnits - instance.CostMinor(before.Allocation);

    /// <summary>Whether the project can be paid with what is left.</summary>
    public bool Fits(int project) => instance.CostMinor(project) <= Left;

    /// <summary>Funds the project.</summary>
    public void Take(int project) => Left -= instance.CostMinor(project);

    /// <summary>Takes the funding of a project back: for rules that look before they fund.</summary>
    public void GiveBack(int project) => Left += instance.CostMinor(project);
}
