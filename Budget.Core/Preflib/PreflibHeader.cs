using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Budget.Core.Pabulib;

namespace Budget.Core.Preflib;

/// <summary>The lines <c># KEY: value</c> at the start of a file; most of them mean nothing to an election.</summary>
internal sealed class PreflibHeader
{
    /// <summary>More alternatives than any form could show.</summary>
    public const int MaxAlternatives = 100_000;

    /// <summary>More voters than there are people, and few enough to be added up.</summary>
    public const long MaxVoters = 1_000_000_000_000;

    private const string NameKey = "ALTERNATIVE NAME ";
    private static readonly string[] Counts = ["NUMBER ALTERNATIVES", "NUMBER VOTERS", "NUMBER UNIQUE ORDERS"];

    private readonly Dictionary<string, (string Value, int At)> _said = [];
    private readonly Dictionary<long, string> _names = [];
    private int _lastName;

    public string? Title => _said.TryGetValue("TITLE", out var title) && title.Value.Length > 0 ? title.Value : null;

    /// <summary>Whether no two alternatives are equally good.</summary>
    public bool IsStrict => _said["DATA TYPE"].Value[0] == 's';

    /// <summary>Whether every order has every alternative.</summary>
    public bool IsComplete => _said["DATA TYPE"].Value[2] == 'c';

    public int Alternatives => (int)NumberOf(Counts[0]);

    public ImmutableArray<string> Names =>
    [
        .. Enumerable.Range(1, Alternatives).Select(number =>
            _names.TryGetValue(number, out var name) ? name : number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Reads a line, which starts at a place in the text.</summary>
    public Fault? Read(ReadOnlySpan<byte> line, int at)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 0)
        {
            return null;
        }

        var key = Encoding.UTF8.GetString(line[1..colon].Trim(" \t"u8));
        var value = Encoding.UTF8.GetString(line[(colon + 1)..].Trim(" \t"u8));
        var place = at + colon + 1;
        if (key.StartsWith(NameKey, StringComparison.Ordinal))
        {
            return ReadName(key[NameKey.Length..], value, at);
        }

        return !_said.TryAdd(key, (value, place)) && (Counts.Contains(key) || key == "DATA TYPE")
                ? new Fault(at, $"Found {key} a second time; say it once.")
            : Counts.Contains(key) && Number(value) is not { } number
                ? new Fault(place, $"Found {Quote(value)}; expected a whole number.")
            : key == Counts[0] && Number(value) is 0 or > MaxAlternatives
                ? new Fault(place, $"Found {Quote(value)}; expected 1 to {MaxAlternatives} alternatives.")
            : key == "DATA TYPE" && value is not ("soc" or "soi" or "toc" or "toi")
                ? new Fault(place, $"Found the data type {Quote(value)}; expected soc, soi, toc or toi.")
            : null;
    }

    /// <summary>What has to stand before the first order and does not.</summary>
    public Fault? Missing(int at) =>
        new[] { "DATA TYPE", Counts[0] }.FirstOrDefault(key => !_said.ContainsKey(key)) is { } missing
            ? new Fault(at, $"Found no line '# {missing}: …' before the orders; this form of PrefLib files is of 2022.")
        : _names.Keys.Any(number => number > Alternatives)
            ? new Fault(_lastName, $"Found a name for more than the {Alternatives} alternatives there are.")
        : null;

    /// <summary>What is wrong where the orders are not as many as the header says.</summary>
    public Fault? Check(long voters, long orders) =>
        Differs(Counts[1], voters) ?? Differs(Counts[2], orders);

    private Fault? Differs(string key, long found) => _said.TryGetValue(key, out var said) && NumberOf(key) != found
        ? new Fault(said.At, $"Found {found} in the orders, where {key} says {said.Value}; the file may be cut short.")
        : null;

    private Fault? ReadName(string number, string name, int at)
    {
        _lastName = at;
        return Number(number) is not (> 0 and var of)
                ? new Fault(at, $"Found {Quote(number)}; expected the number of an alternative.")
            : !_names.TryAdd(of, name.Length > 0 ? name : number)
                ? new Fault(at, $"Found a name for the alternative {of} a second time; name each once.")
            : null;
    }

    private long NumberOf(string key) => Number(_said[key].Value)!.Value;

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Quote(string text) => Fault.Quote(Encoding.UTF8.GetBytes(text));
}
