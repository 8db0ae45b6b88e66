namespace Budget.Benchmarks.Yardstick;

/// <summary>Projects in order of the last price that was found for each, the cheapest first.</summary>
internal sealed class PriceQueue(int projects)
{
    private readonly double[] _prices = new double[projects];
    private readonly int[] _queue = new int[projects];

    public int Count { get; private set; }

    public int At(int place) => _queue[place];

    public double PriceAt(int place) => _prices[_queue[place]];

    public void Add(int project, double price)
    {
        _prices[project] = price;
        Append(project);
    }

    /// <summary>Notes a price, infinite for a project that leaves; the order waits for <see cref="Settle"/>.</summary>
    public void Reprice(int project, double price) => _prices[project] = price;

    /// <summary>Puts everything in order again: quick, since few prices have changed.</summary>
    public void Settle()
    {
        var waiting = Count;
        Count = 0;
        foreach (var project in _queue.AsSpan(0, waiting))
        {
            if (!double.IsPositiveInfinity(_prices[project]))
            {
                Append(project);
            }
        }
    }

    private void Append(int project)
    {
        var place = Count++;
        for (; place > 0 && _prices[_queue[place - 1]] > _prices[project]; place--)
        {
            _queue[place] = _queue[place - 1];
        }

        _queue[place] = project;
    }
}
