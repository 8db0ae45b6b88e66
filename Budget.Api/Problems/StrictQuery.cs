using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Budget.Api.Hosting;
using Microsoft.Extensions.Primitives;

namespace Budget.Api.Problems;

/// <summary>
/// Refuses what a route does not ask for in the query, and values that it cannot read: who misspells <c>dryRun</c>
/// must not do the real thing.
/// </summary>
internal sealed class StrictQuery(RequestDelegate next)
{
    private static readonly Type[] Values = [typeof(string), typeof(int), typeof(long), typeof(bool)];

    private readonly ConcurrentDictionary<MethodInfo, IReadOnlyDictionary<string, Type>> _asked = new();

    public Task InvokeAsync(HttpContext http) =>
        http.Request.QueryString.HasValue && http.GetEndpoint() is RouteEndpoint route
        && route.Metadata.GetMetadata<MethodInfo>() is { } handler
        && Faults(http.Request.Query, _asked.GetOrAdd(handler, _ => AskedBy(handler, route))) is { Count: > 0 } faults
            ? Problem.InvalidInput(faults).ToAnswer().ExecuteAsync(http)
            : next(http);

    private static List<JsonError> Faults(IQueryCollection said, IReadOnlyDictionary<string, Type> asked)
    {
        var faults = new List<JsonError>();
        foreach (var (name, values) in said.Take(StrictJson.MaxErrors))
        {
            if (Fault(name, values, asked) is { } message)
            {
                faults.Add(new(StrictJson.Below("", name), message));
            }
        }

        return faults;
    }

    private static string? Fault(string name, StringValues values, IReadOnlyDictionary<string, Type> asked) =>
        !asked.TryGetValue(name, out var type)
            ? asked.Count == 0 ? "expected no query" : $"expected only {Words.AnyOf([.. asked.Keys])}"
        : values is not [{ } value] ? "expected this once"
        : type == typeof(bool) && value is not ("true" or "false") ? "expected true or false"
        : type == typeof(int) && !int.TryParse(value, CultureInfo.InvariantCulture, out _)
            || type == typeof(long) && !long.TryParse(value, CultureInfo.InvariantCulture, out _)
            ? "expected a whole number"
        : null;

    private static Dictionary<string, Type> AskedBy(MethodInfo handler, RouteEndpoint route)
    {
        var inPath = route.RoutePattern.Parameters.Select(part => part.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return handler.GetParameters()
            .SelectMany(parameter => parameter.ParameterType == typeof(PageQuery)
                ? typeof(PageQuery).GetProperties().Select(one => (Name: WireName(one.Name), one.PropertyType))
                : [(Name: parameter.Name!, parameter.ParameterType)])
            .Select(asked => (asked.Name, Type: Nullable.GetUnderlyingType(asked.Item2) ?? asked.Item2))
            .Where(asked => Values.Contains(asked.Type) && !inPath.Contains(asked.Name))
            .ToDictionary(asked => asked.Name, asked => asked.Type, StringComparer.Ordinal);
    }

    private static string WireName(string property) => char.ToLowerInvariant(property[0]) + property[1..];
}
