namespace Budget.Api.Hosting.Description;

/// <summary>What types are called in the description: by the domain, and no two alike.</summary>
internal static class SchemaNames
{
    /// <summary>
    /// <c>CreateRoundRequest</c> for a record inside a use case, <c>ProjectPage</c> for a page of projects.
    /// </summary>
    public static string Of(Type type)
    {
        var own = type.Name.Split('`')[0];
        var named = type.DeclaringType is { } outer ? Of(outer) + own : own;
        return string.Concat(type.GetGenericArguments().Select(Of)) + named;
    }
}
