using Budget.Api.Problems;
using Budget.Api.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Budget.Api.Hosting.Description;

/// <summary>What holds for every operation: who may call it, how it refuses, and what every answer says.</summary>
internal sealed class EveryOperation : IOperationFilter
{
    private static readonly (int Status, string Text)[] Always =
    [
        (400, "The request is not valid; `errors` points at each place."), (404, "There is nothing here."),
        (429, "Too many requests; wait as long as `Retry-After` says."),
        (503, "Not available now; repeat the same request."),
    ];

    private static readonly (int Status, string Text)[] WithBody =
        [(409, "The state of things does not allow it."), (413, "The body is too large."),
            (415, "The content type is not accepted.")];

    private static readonly (int Status, string Text)[] ForSome =
        [(401, "Say who you are."), (403, "The role may not do this.")];

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var access = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault();
        var isClosed = access is { Roles.Count: > 0 };
        var method = context.ApiDescription.HttpMethod ?? "GET";
        (int Status, string Text)[] refusals =
        [
            .. Always,
            .. operation.RequestBody is null ? [] : WithBody,
            .. isClosed ? ForSome : [],
            .. method is "PATCH" or "PUT" or "DELETE" ? Versioned : [],
        ];
        operation.Responses ??= [];
        AddHeaders(operation);
        foreach (var (status, text) in refusals.OrderBy(refusal => refusal.Status))
        {
            operation.Responses.TryAdd($"{status}", Refusal(text, context));
        }

        if (isClosed)
        {
            operation.Security = [.. Schemes(access!).Select(scheme => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
            })];
            operation.Description = $"{operation.Description} For: {access}.".Trim();
        }
    }

    private static (int Status, string Text)[] Versioned =>
        [(409, "The state of things does not allow it."), (412, "Somebody else changed it first."),
            (428, "Say with If-Match which version you change.")];

    private static IEnumerable<string> Schemes(Access access) =>
        access.Roles.Contains(Role.Voter) ? ["votingCode", "bearer"] : ["bearer"];

    private static void AddHeaders(OpenApiOperation operation)
    {
        foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers.TryAdd("API-Version", new OpenApiHeader
            {
                Description = "The version of this interface.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static OpenApiResponse Refusal(string text, OperationFilterContext context) => new()
    {
        Description = text,
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [ProblemAnswer.ContentType] = new OpenApiMediaType
            {
                Schema = context.SchemaGenerator.GenerateSchema(
                    typeof(ProblemAnswer.Details), context.SchemaRepository),
            },
        },
    };
}

/// <summary>Paths as the server's address has them: it ends in <c>/v1</c> already.</summary>
internal sealed class WholeDocument : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        const string Prefix = "/v1";
        var paths = new OpenApiPaths();
        foreach (var (path, routes) in swaggerDoc.Paths)
        {
            if (path.StartsWith(Prefix + "/", StringComparison.Ordinal))
            {
                paths.Add(path[Prefix.Length..].TrimEnd('/'), routes);
            }
            else if (routes is OpenApiPathItem own)
            {
                own.Servers = [new OpenApiServer { Url = "https://budget.example" }];
                paths.Add(path, own);
            }
        }

        swaggerDoc.Paths = paths;
    }
}
