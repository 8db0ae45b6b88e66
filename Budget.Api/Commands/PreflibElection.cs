using System.Collections.Immutable;
using System.Globalization;
using Budget.Api.Allocations;
using Budget.Api.Problems;
using Budget.Core.Elections;
using Budget.Core.Numbers;
using Budget.Core.Preflib;

namespace Budget.Api.Commands;

/// <summary>
/// An election of the rankings in a PrefLib file and of what that does not say: the money, and what alternatives cost,
/// by default one each, so that a budget of 3 is a committee of three.
/// </summary>
internal static class PreflibElection
{
    private static readonly string[] Extensions = [".soc", ".soi", ".toc", ".toi"];

    /// <summary>Whether a file is called like one of PrefLib.</summary>
    public static bool IsNamed(string file) => Extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal);

    public static Answer<NamedElection> Read(string file, byte[] bytes, HowToRead how)
    {
        if (!PreflibReader.TryRead(bytes, out var read, out var error))
        {
            return Problem.InvalidInput(error);
        }

        if (how.Budget is null || Amounts(how.Budget) is not [var budget])
        {
            return Problem.InvalidInput("--budget: expected an amount such as 3 or 1500.50, since the file has none.");
        }

        var alternatives = read.Names.Length;
        var costs = how.Costs is null ? Amounts(string.Join(',', Enumerable.Repeat("1", alternatives)))
            : Amounts(how.Costs);
        if (costs?.Length != alternatives)
        {
            return Problem.InvalidInput(
                $"--costs: expected {alternatives} amounts with commas between them, for alternative 1 first.");
        }

        return Priced(read, budget, costs) is { } election
            ? new NamedElection(
                file, read.Title ?? Path.GetFileNameWithoutExtension(file), election, Names(read, election))
            : Problem.InvalidInput("--budget, --costs: expected amounts that 64 bits hold together with all decimals.");
    }

    private static ImmutableArray<string> Names(PreflibFile read, Election election) =>
    [
        .. election.Instance.Projects.Select(project => read.Names[int.Parse(
            project.Id.Value, CultureInfo.InvariantCulture) - 1]),
    ];

    private static Election? Priced(PreflibFile read, DecimalLiteral budget, DecimalLiteral[] costs)
    {
        var decimals = costs.Append(budget).Max(amount => amount.Decimals);
        var scaled = costs.Append(budget)
            .Select(amount => amount.TryScale(decimals, out var minor) ? minor : (long?)null).ToArray();
        return decimals > Instance.MaxDecimals || scaled.Contains(null) ? null
            : read.With(new(scaled[^1]!.Value), [.. scaled[..^1].Select(minor => new Money(minor!.Value))], decimals);
    }

    private static DecimalLiteral[]? Amounts(string text)
    {
        var amounts = new List<DecimalLiteral>();
        foreach (var word in text.Split(','))
        {
            if (!DecimalLiteral.TryParse(word.AsSpan().Trim(), out var amount) || amount.Digits.Sign < 0)
            {
                return null;
            }

            amounts.Add(amount);
        }

        return [.. amounts];
    }
}
