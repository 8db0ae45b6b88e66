using System.Text.Json;
using System.Text.RegularExpressions;
using Budget.Tests.Architecture;

namespace Budget.Tests.Api.Hosting.Description;

/// <summary>A description of the service, as a client reads it.</summary>
internal sealed partial class Described
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly JsonElement _root;

    public Described(string json)
    {
        _root = JsonDocument.Parse(json).RootElement;
        Operations = [.. from path in _root.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            where Methods.Contains(operation.Name)
            select new Operation(this, operation.Name.ToUpperInvariant(),
                path.Value.TryGetProperty("servers", out _) ? path.Name : "/v1" + path.Name, operation.Value)];
    }

    /// <summary>Where the description that was approved lies.</summary>
    public static string File { get; } = Repository.PathOf("openapi/budget.json");

    /// <summary>The description that was approved.</summary>
    public static Described Approved => new(System.IO.File.ReadAllText(File));

    public JsonElement Root => _root;

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>What stands there, or what the reference there leads to.</summary>
    public JsonElement Resolve(JsonElement said)
    {
        if (said.ValueKind != JsonValueKind.Object || !said.TryGetProperty("$ref", out var reference))
        {
            return said;
        }

        return Resolve(reference.GetString()!.Split('/').Skip(1).Aggregate(_root, (at, name) => at.GetProperty(name)));
    }

    /// <summary>The operation that a path leads to; null when there is none.</summary>
    public Operation? Find(string method, string path) => Operations
        .Where(operation => operation.Method == method && operation.Matches(path))
        .MinBy(operation => operation.Path.Count(letter => letter == '{'));

    /// <summary>An operation of the service.</summary>
    internal sealed partial class Operation
    {
        private readonly Regex _path;

        public Operation(Described described, string method, string path, JsonElement says)
        {
            (Owner, Method, Path, Says) = (described, method, path, says);
            _path = new Regex(
                $@"\A{Parameter().Replace(Regex.Escape(path), "[^/]+")}/?\z", RegexOptions.CultureInvariant);
        }

        public Described Owner { get; }

        public string Method { get; }

        /// <summary>With its parameters in braces, and with the version.</summary>
        public string Path { get; }

        public JsonElement Says { get; }

        public string Id => Says.GetProperty("operationId").GetString()!;

        public IEnumerable<JsonElement> Parameters => Says.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Select(Owner.Resolve) : [];

        /// <summary>The schemas of the body by content type; empty when it takes none.</summary>
        public IReadOnlyDictionary<string, JsonElement> Bodies => Says.TryGetProperty("requestBody", out var body)
            ? body.GetProperty("content").EnumerateObject().ToDictionary(one => one.Name, one => one.Value) : [];

        public bool Matches(string path) => _path.IsMatch(path);

        /// <summary>The answer with a status, or null when there is none.</summary>
        public JsonElement? Answer(int status) =>
            Says.GetProperty("responses").TryGetProperty($"{status}", out var found)
            ? Owner.Resolve(found) : null;

        public override string ToString() => $"{Method} {Path}";

        [GeneratedRegex(@"\\\{[^}]*\}")]
        private static partial Regex Parameter();
    }
}
