using Budget.Core.Elections;

namespace Budget.Core.Rules;

/// <summary>
/// A <see cref="TieOrder"/> bound to an election: who goes first among tied projects, and by which key.
/// </summary>
public sealed class TieRanking
{
    private readonly TieKey[] _keys;
    private readonly long[][] _columns;

    internal TieRanking(TieOrder order, Instance instance, Profile profile)
    {
        _keys = [.. order.Keys];
        _columns = [.. _keys.Select(key => Column(key, order.LotSeed, instance, profile))];
    }

    /// <summary>Negative when <paramref name="left"/> goes first, 0 when no key separates the two projects.</summary>
    public int Compare(int left, int right)
    {
        foreach (var column in _columns)
        {
            var order = column[left].CompareTo(column[right]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Chooses among tied projects; fails when no key separates the first ones.</summary>
    /// <param name="tied">At least one project.</param>
    /// <param name="choice">The chosen project and the last key that was needed, null where nothing was tied.</param>
    public bool TryChoose(ReadOnlySpan<int> tied, out TieChoice choice) =>
        TryChoose(tied, sign: 1, out choice);

    /// <summary>The same for the one that goes last.</summary>
    public bool TryChooseLast(ReadOnlySpan<int> tied, out TieChoice choice) =>
        TryChoose(tied, sign: -1, out choice);

    private bool TryChoose(ReadOnlySpan<int> tied, int sign, out TieChoice choice)
    {
        var left = tied.ToArray();
        TieKey? by = null;
        for (var key = 0; key < _keys.Length && left.Length > 1; key++)
        {
            var column = _columns[key];
            var least = left.Min(project => sign * column[project]);
            var first = Array.FindAll(left, project => sign * column[project] == least);
            if (first.Length < left.Length)
            {
                (left, by) = (first, _keys[key]);
            }
        }

        choice = new TieChoice(left[0], by);
        return left.Length == 1;
    }

    // Every key is a column of numbers, the smaller the earlier.
    private static long[] Column(TieKey key, string? seed, Instance instance, Profile profile)
    {
        var column = new long[instance.Projects.Length];
        var places = key == TieKey.Lot && seed is not null ? Lot.Places(seed, instance) : null;
        for (var project = 0; project < column.Length; project++)
        {
            column[project] = key switch
            {
                TieKey.Cost => instance.CostMinor(project),
                TieKey.Votes => -profile.Votes(project),
                TieKey.Lot => places?[project] ?? 0,
                TieKey.Id => project,
                _ => throw new ArgumentOutOfRangeException(nameof(key)),
            };
        }

        return column;
    }
}

/// <summary>The project that goes first among tied ones.</summary>
/// <param name="Project">Its place in the instance.</param>
/// <param name="By">The last key that was needed to single it out; null where there was no tie.</param>
public readonly record struct TieChoice(int Project, TieKey? By);
