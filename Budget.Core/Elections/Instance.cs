using System.Collections.Immutable;
using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Elections;

/// <summary>
/// The projects and the money there is for them. Projects stand in the order of their ids, whatever order they came
/// in, and everything else calls a project by its place there.
/// </summary>
public sealed class Instance
{
    /// <summary>More decimals than any currency has; a file with more is refused.</summary>
    public const int MaxDecimals = 18;

    /// <param name="budgetLimit">What all funded projects together may cost.</param>
    /// <param name="projects">Any order; ids are unique.</param>
    /// <param name="decimals">
    /// How many decimals a currency unit has here: an amount of 150 with 2 decimals is 1.50.
    /// </param>
    /// <exception cref="ArgumentException">Two projects share an id, or the budget is negative.</exception>
    public Instance(Money budgetLimit, IEnumerable<Project> projects, int decimals = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(budgetLimit, Money.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(decimals, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, MaxDecimals);
        BudgetLimit = budgetLimit;
        Decimals = decimals;
        Projects = [.. projects.OrderBy(project => project.Id)];
        for (var next = 1; next < Projects.Length; next++)
        {
            if (Projects[next].Id == Projects[next - 1].Id)
            {
                throw new ArgumentException($"Two projects are called '{Projects[next].Id}'.", nameof(projects));
            }
        }
    }

    public Money BudgetLimit { get; }

    /// <summary>In ascending order of their ids.</summary>
    public ImmutableArray<Project> Projects { get; }

    /// <summary>How many decimals a currency unit has: amounts count units of 10^-Decimals.</summary>
    public int Decimals { get; }

    /// <summary>What may not be funded beside what is.</summary>
    internal Limits Limits { get; private init; } = Limits.None;

    /// <summary>One currency unit, as a count of the smallest unit: 10^Decimals.</summary>
    public BigInteger CurrencyUnit => BigInteger.Pow(10, Decimals);

    /// <summary>The same projects and money, where not everything may be funded beside everything.</summary>
    internal Instance Under(Limits limits) => new(BudgetLimit, Projects, Decimals) { Limits = limits };

    /// <summary>The same projects with other money, and nothing that may not be funded together.</summary>
    internal Instance With(Money budgetLimit) => new(budgetLimit, Projects, Decimals);

    /// <summary>What a project costs, in the smallest unit.</summary>
    public long CostMinor(int project) => Projects[project].Cost.MinorUnits;

    /// <summary>What some projects cost together, in the smallest unit; may be beyond a <see cref="long"/>.</summary>
    public Int128 CostMinor(IEnumerable<int> projects)
    {
        Int128 sum = 0;
        foreach (var project in projects)
        {
            sum += CostMinor(project);
        }

        return sum;
    }

    /// <summary>The place of a project in <see cref="Projects"/>, or a negative number when there is none.</summary>
    public int IndexOf(ProjectId id)
    {
        var (low, high) = (0, Projects.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Projects[middle].Id.CompareTo(id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>An amount of the smallest unit in currency units, exactly.</summary>
    public Rational InCurrency(Rational minorUnits) => minorUnits / CurrencyUnit;

    /// <summary>An amount as an exact decimal of the currency unit, without trailing zeros: <c>28534.61</c>.</summary>
    public string Format(Int128 minorUnits) => DecimalLiteral.Format(minorUnits, Decimals);
}
