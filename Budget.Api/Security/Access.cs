using Microsoft.AspNetCore.Authorization;

namespace Budget.Api.Security;

/// <summary>Who may call an endpoint: said at the route, and read by everything that must know it.</summary>
/// <param name="Roles">Empty for everybody.</param>
internal sealed record Access(IReadOnlyList<Role> Roles) : IAuthorizationRequirement
{
    public override string ToString() => Roles.Count == 0 ? "everybody" : string.Join(", ", Roles);
}

internal static class AccessRoutes
{
    /// <summary>Opens an endpoint to some roles; without this nobody may call it.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder route, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder
    {
        var access = new Access(roles);
        return route.WithMetadata(access).RequireAuthorization(policy => policy.AddRequirements(access));
    }

    /// <summary>Opens an endpoint to the public; a caller who says who he is, is still known.</summary>
    public static TBuilder AllowEverybody<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.Allow();

    /// <summary>Opens an endpoint to everybody who works for the municipality.</summary>
    public static TBuilder AllowStaff<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.Allow(Role.Clerk, Role.Finance, Role.Auditor, Role.Administrator);
}

/// <summary>Whether a caller has one of the roles, and stays in the round that his key is for.</summary>
internal sealed class AccessHandler : AuthorizationHandler<Access>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Access requirement)
    {
        var caller = Caller.Of(context.User);
        var round = (context.Resource as HttpContext)?.GetRouteValue("round") as string;
        var isAllowed = requirement.Roles.Count == 0 || caller.Is([.. requirement.Roles]);
        if (isAllowed && (requirement.Roles.Count == 0 || caller.RoundId is null || caller.RoundId == round))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
