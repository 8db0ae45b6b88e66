namespace Budget.Core.Pabulib;

/// <summary>The items of a cell such as <c>12,7,3</c>, trimmed; an empty cell has none.</summary>
internal ref struct CellItems(ReadOnlySpan<byte> cell)
{
    private readonly ReadOnlySpan<byte> _cell = cell;
    private int _next = cell.IsEmpty ? 1 : 0;

    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Where the item starts in the cell.</summary>
    public int At { get; private set; }

    public bool MoveNext()
    {
        if (_next > _cell.Length)
        {
            return false;
        }

        var rest = _cell[_next..];
        var comma = rest.IndexOf((byte)',');
        At = _next;
        Current = comma < 0 ? rest : rest[..comma];
        _next += Current.Length + 1;
        if (Current is [(byte)' ' or (byte)'\t', ..] or [.., (byte)' ' or (byte)'\t'])
        {
            At += Current.Length - Current.TrimStart(" \t"u8).Length;
            Current = Current.Trim(" \t"u8);
        }

        return true;
    }
}
