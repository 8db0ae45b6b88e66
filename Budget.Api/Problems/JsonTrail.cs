using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Budget.Api.Problems;

/// <summary>
/// Where a walk through a JSON text stands. Its pointer is written only when somebody asks: most texts have no error.
/// </summary>
internal sealed class JsonTrail(string start = "")
{
    private const int NoElement = -1;

    private readonly Stack<(JsonProperty Member, int Element)> _steps = new(StrictJson.MaxDepth);

    public void Enter(JsonProperty member) => _steps.Push((member, NoElement));

    public void Enter(int element) => _steps.Push((default, element));

    public void Leave() => _steps.Pop();

    /// <summary>The pointer to a member of the object where the walk stands.</summary>
    public string Below(string name) => StrictJson.Below(ToString(), name);

    /// <summary>The place as a JSON Pointer (RFC 6901).</summary>
    public override string ToString()
    {
        var pointer = new StringBuilder(start);
        foreach (var (member, element) in _steps.Reverse())
        {
            _ = element == NoElement
                ? pointer.Append(StrictJson.Below("", member.Name))
                : pointer.Append(CultureInfo.InvariantCulture, $"/{element}");
        }

        return pointer.ToString();
    }
}
