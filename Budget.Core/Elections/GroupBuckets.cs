namespace Budget.Core.Elections;

/// <summary>
/// Where groups are found by their hash: open addressing, at most half full. A group is stored as its number plus one,
/// so that an empty bucket is zero.
/// </summary>
internal sealed class GroupBuckets
{
    private (int Hash, int Group)[] _buckets = new (int, int)[1024];

    /// <summary>The bucket at a hash, or at a hash plus a number of steps.</summary>
    public ref (int Hash, int Group) this[int hash] => ref _buckets[hash & (_buckets.Length - 1)];

    /// <summary>Makes room for so many groups.</summary>
    public void Fit(int groups)
    {
        while (2 * groups > _buckets.Length)
        {
            var smaller = _buckets;
            _buckets = new (int, int)[2 * smaller.Length];
            foreach (var (hash, group) in smaller)
            {
                if (group != 0)
                {
                    Add(hash, group);
                }
            }
        }
    }

    public void Clear() => Array.Clear(_buckets);

    /// <summary>Adds a group that is not there yet.</summary>
    public void Add(int hash, int group)
    {
        var slot = hash;
        while (this[slot].Group != 0)
        {
            slot = unchecked(slot + 1);
        }

        this[slot] = (hash, group);
    }
}
