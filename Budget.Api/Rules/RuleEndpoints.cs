namespace Budget.Api.Rules;

/// <summary>The rule book over HTTP.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this RouteGroupBuilder v1)
    {
    }
}
