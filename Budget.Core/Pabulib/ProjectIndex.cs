using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Budget.Core.Elections;

namespace Budget.Core.Pabulib;

/// <summary>
/// Finds a project by the bytes of its id, without a string. The seeds of the hash depend on all ids, so that nobody
/// can write ids that collide; no order that anybody sees depends on them.
/// </summary>
internal sealed class ProjectIndex
{
    private readonly (ulong Head, int Length, int Project)[] _slots;
    private readonly byte[][] _ids;
    private readonly ulong _seed;
    private readonly ulong _multiplier;

    /// <param name="instance">Its projects are found by their places in it.</param>
    public ProjectIndex(Instance instance)
    {
        byte[][] ids = [.. instance.Projects.Select(project => Encoding.UTF8.GetBytes(project.Id.Value))];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in ids)
        {
            hash.AppendData(id);
        }

        var digest = hash.GetHashAndReset();
        _seed = BinaryPrimitives.ReadUInt64LittleEndian(digest);
        _multiplier = BinaryPrimitives.ReadUInt64LittleEndian(digest.AsSpan(8)) | 1;
        _ids = ids;
        _slots = new (ulong, int, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 4L * ids.Length))];
        for (var project = 0; project < ids.Length; project++)
        {
            ReadOnlySpan<byte> id = ids[project];
            var head = Head(id);
            var slot = SlotOf(id, head);
            while (_slots[slot].Length != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = (head, id.Length, project);
        }
    }

    /// <summary>The project with this id, or a negative number when there is none.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        var head = Head(id);
        for (var slot = SlotOf(id, head); ; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref readonly var found = ref _slots[slot];
            if (found.Length == 0)
            {
                return -1;
            }

            if (found.Head == head && found.Length == id.Length
                && (id.Length <= 8 || id[8..].SequenceEqual(_ids[found.Project].AsSpan(8))))
            {
                return found.Project;
            }
        }
    }

    // The first eight bytes; with the length they are the whole of most ids.
    private static ulong Head(ReadOnlySpan<byte> id) => id.Length switch
    {
        >= 8 => BinaryPrimitives.ReadUInt64LittleEndian(id),
        >= 4 => BinaryPrimitives.ReadUInt32LittleEndian(id)
            | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(id[^4..]) << 32,
        > 0 => id[0] | (ulong)id[id.Length / 2] << 8 | (ulong)id[^1] << 16,
        _ => 0,
    };

    private int SlotOf(ReadOnlySpan<byte> id, ulong head)
    {
        unchecked
        {
            var hash = Mix(head ^ (ulong)id.Length << 56);
            for (var at = 8; at < id.Length; at += 8)
            {
                hash = Mix(hash ^ Head(id[at..]));
            }

            return (int)hash & (_slots.Length - 1);
        }
    }

    private ulong Mix(ulong word)
    {
        var high = Math.BigMul(word ^ _seed, _multiplier, out var low);
        return high ^ low;
    }
}
