using System.Security.Cryptography;
using System.Text;
using Budget.Core.Elections;

namespace Budget.Core.Rules;

/// <summary>
/// The published order that ends ties: projects by SHA-256(seed ‖ 0x00 ‖ id), ascending as bytes, seed and id in UTF-8.
/// Anybody can recompute it; nobody can steer it once the seed is fixed.
/// </summary>
public static class Lot
{
    public static byte[] Digest(string seed, ProjectId project) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\0{project.Value}"));

    /// <summary>For each project of the instance, its place in the lot order, from 0.</summary>
    public static int[] Places(string seed, Instance instance)
    {
        var digests = instance.Projects.Select(project => Digest(seed, project.Id)).ToArray();
        var order = Enumerable.Range(0, digests.Length).ToArray();
        Array.Sort(order, (left, right) => digests[left].AsSpan().SequenceCompareTo(digests[right]));
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }
}
