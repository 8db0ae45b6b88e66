using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Budget.Core.Elections;
using Budget.Core.Rules;

namespace Budget.Core.Outcomes.Replaying;

/// <summary>
/// Who goes first among tied projects, worked out pair by pair: for two projects the first key that separates them
/// decides, and the first project of all wins every one of its pairs.
/// </summary>
internal sealed class Precedence(Instance instance, Profile profile, TieOrder ties)
{
    private readonly byte[]?[] _digests = new byte[]?[instance.Projects.Length];

    /// <summary>The first of some tied projects, or null when no key sets it apart from all the others.</summary>
    /// <param name="tied">At least one, ascending.</param>
    public TieWinner? FirstOf(ImmutableArray<int> tied)
    {
        var winner = Earliest(tied);
        var decisive = -1;
        foreach (var rival in tied)
        {
            var (order, key) = Duel(winner, rival);
            if (rival != winner && order == 0)
            {
                return null;
            }

            decisive = Math.Max(decisive, key);
        }

        return new TieWinner(winner, decisive < 0 ? null : ties.Keys[decisive]);
    }

    /// <summary>The last of some tied projects, or null when no key sets it apart from all the others.</summary>
    /// <param name="tied">At least one, ascending.</param>
    public TieWinner? LastOf(ImmutableArray<int> tied)
    {
        var last = tied[0];
        foreach (var rival in tied)
        {
            last = Duel(rival, last).Order > 0 ? rival : last;
        }

        var duels = tied.Where(rival => rival != last).Select(rival => Duel(rival, last)).ToArray();
        return duels.Any(duel => duel.Order == 0) ? null
            : new TieWinner(last, duels.Length == 0 ? null : ties.Keys[duels.Max(duel => duel.Key)]);
    }

    /// <summary>Negative when one project goes before another, 0 when no key separates them.</summary>
    public int Compare(int left, int right) => Duel(left, right).Order;

    /// <summary>The first, where the smallest place decides between projects that no key separates.</summary>
    /// <param name="projects">At least one, ascending.</param>
    public int Earliest(ImmutableArray<int> projects)
    {
        var earliest = projects[0];
        foreach (var rival in projects)
        {
            earliest = Duel(rival, earliest).Order < 0 ? rival : earliest;
        }

        return earliest;
    }

    /// <summary>All of them, the first first; the smallest place decides where no key does.</summary>
    public int[] InTurn(IEnumerable<int> projects) => [.. projects.Order(Comparer<int>.Create((left, right) =>
        Duel(left, right).Order is not 0 and var order ? order : left.CompareTo(right)))];

    private (int Order, int Key) Duel(int left, int right)
    {
        for (var key = 0; key < ties.Keys.Length; key++)
        {
            var order = Compare(ties.Keys[key], left, right);
            if (order != 0)
            {
                return (order, key);
            }
        }

        return (0, -1);
    }

    private int Compare(TieKey key, int left, int right) => key switch
    {
        TieKey.Cost => instance.Projects[left].Cost.CompareTo(instance.Projects[right].Cost),
        TieKey.Votes => profile.Votes(right).CompareTo(profile.Votes(left)),
        TieKey.Lot => ties.LotSeed is null ? 0 : Digest(left).AsSpan().SequenceCompareTo(Digest(right)),
        TieKey.Id => instance.Projects[left].Id.CompareTo(instance.Projects[right].Id),
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };

    private byte[] Digest(int project) => _digests[project] ??= SHA256.HashData(
        [.. Encoding.UTF8.GetBytes(ties.LotSeed!), 0, .. Encoding.UTF8.GetBytes(instance.Projects[project].Id.Value)]);
}

/// <summary>The first of some tied projects.</summary>
/// <param name="Project">Its place in the instance.</param>
/// <param name="By">The last key that was needed against any of the others; null when there were none.</param>
internal readonly record struct TieWinner(int Project, TieKey? By);
