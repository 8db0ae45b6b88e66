using System.Security.Cryptography;
using System.Text;
using Budget.Core.Rules;

namespace Budget.Tests.Reference;

/// <summary>A tie order as §2 defines it: the first key that separates decides, and nothing is guessed.</summary>
internal sealed class SlowTies(TieOrder order, Electorate electorate)
{
    /// <summary>Who goes first, and the last key that was needed; null where no key separates the first ones.</summary>
    public (int Project, TieKey? By)? First(IReadOnlyCollection<int> tied)
    {
        var firsts = tied.Where(project => tied.All(other => Compare(project, other).Order <= 0)).ToArray();
        if (firsts is not [var first])
        {
            return null;
        }

        var last = tied.Where(other => other != first)
            .Select(other => Compare(first, other).Key).DefaultIfEmpty(-1).Max();
        return (first, last < 0 ? null : order.Keys[last]);
    }

    /// <summary>Who goes last, likewise.</summary>
    public (int Project, TieKey? By)? Last(IReadOnlyCollection<int> tied)
    {
        var lasts = tied.Where(project => tied.All(other => Compare(project, other).Order >= 0)).ToArray();
        if (lasts is not [var last])
        {
            return null;
        }

        var key = tied.Where(other => other != last)
            .Select(other => Compare(last, other).Key).DefaultIfEmpty(-1).Max();
        return (last, key < 0 ? null : order.Keys[key]);
    }

    /// <summary>Whether one goes before the other, and which key says so; −1 where none does.</summary>
    public (int Order, int Key) Compare(int left, int right)
    {
        for (var key = 0; key < order.Keys.Length; key++)
        {
            var comparison = order.Keys[key] switch
            {
                TieKey.Cost => electorate.Cost[left].CompareTo(electorate.Cost[right]),
                TieKey.Votes => electorate.Votes[right].CompareTo(electorate.Votes[left]),
                TieKey.Lot when order.LotSeed is null => 0,
                TieKey.Lot => Bytes(Digest(left), Digest(right)),
                TieKey.Id => Bytes(Id(left), Id(right)),
                _ => throw new ArgumentOutOfRangeException(nameof(left)),
            };
            if (comparison != 0)
            {
                return (comparison, key);
            }
        }

        return (0, -1);
    }

    private byte[] Digest(int project) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(order.LotSeed!), 0, .. Id(project)]);

    private byte[] Id(int project) => Encoding.UTF8.GetBytes(electorate.Instance.Projects[project].Id.Value);

    private static int Bytes(byte[] left, byte[] right)
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            if (left[at] != right[at])
            {
                return left[at].CompareTo(right[at]);
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
