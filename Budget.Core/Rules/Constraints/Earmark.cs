using Budget.Core.Numbers;

namespace Budget.Core.Rules.Constraints;

/// <summary>
/// Money of some projects' own: the rule is first run on them alone with the amount, then on the rest with what else
/// there is. Voters are the same all through: with equal shares each has F/n first.
/// </summary>
/// <param name="Group">The projects.</param>
/// <param name="Amount">F, in currency units; above 0, and counted in whole smallest units of the election.</param>
/// <param name="Unspent">Where what is left of it goes.</param>
/// <param name="CompetesAgain">Whether those of the projects that it does not fund compete for the rest.</param>
public sealed record Earmark(ProjectGroup Group, Rational Amount, Unspent Unspent, bool CompetesAgain) : Constraint
{
    public override string Kind => "earmark";
    public override ProjectGroup Names => Group;
}

/// <summary>Where what is left of an earmark goes.</summary>
public enum Unspent
{
    /// <summary>To the rest.</summary>
    Return,

    /// <summary>Nowhere in this vote: it is carried over.</summary>
    Carry,
}
