using Budget.Core.Numbers;

namespace Budget.Core.Rules.BoundedOverspending;

/// <summary>What a project asks of its supporters.</summary>
/// <param name="Project">The project.</param>
/// <param name="PerShare">
/// What is charged for a share, in the smallest unit: the price at which the part α comes together, divided by α.
/// </param>
/// <param name="Alpha">α: the part of the cost that comes together at most at that price; above 0, at most 1.</param>
internal sealed record PartPrice(int Project, Rational PerShare, Rational Alpha)
{
    /// <summary>Nothing, in full.</summary>
    public static PartPrice OfGift(int project) => new(project, Rational.Zero, Rational.One);

    /// <summary>ρ/α in the smallest unit, up to a factor that is the same for all projects; smallest first.</summary>
    public Rational Merit(Support support) => PerShare / Alpha / support.Scale(Project);
}
