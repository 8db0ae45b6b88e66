using System.Numerics;
using Budget.Core.Numbers;

namespace Budget.Core.Pabulib;

/// <summary>The places where one kind of finding occurs: the first few by name, the others by number.</summary>
/// <param name="code">The code of the finding.</param>
/// <param name="what">What occurs, in the plural: <c>Ballots with more projects than max_length, 5</c>.</param>
internal sealed class Occurrences(string code, string what)
{
    private const int Named = 3;

    private readonly List<string> _named = [];
    private int _firstLine;
    private int _count;

    public void Add(int line, BigInteger found, int decimals = 0)
    {
        if (_count < Named)
        {
            Add(line, DecimalLiteral.Format(found, decimals));
        }
        else
        {
            _count++;
        }
    }

    public void Add(int line, string? found = null)
    {
        _firstLine = _count == 0 ? line : _firstLine;
        if (_count++ < Named)
        {
            _named.Add(found is null ? $"line {line}" : $"line {line} ({found})");
        }
    }

    /// <summary>One finding, or none when it did not occur.</summary>
    public IEnumerable<PabulibFinding> Report()
    {
        var others = _count > Named ? $" and {_count - Named} more" : "";
        var message = $"{what} ({_count}): {string.Join(", ", _named)}{others}.";
        return _count == 0 ? [] : [new PabulibFinding(code, _firstLine, message)];
    }
}
