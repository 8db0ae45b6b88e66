using System.Globalization;
using System.Text.Json;
using Budget.Api.Problems;
using Budget.Api.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Budget.Api.Hosting.Description;

/// <summary>The service as OpenAPI describes it, made from its routes, and a page to read and try it.</summary>
internal static class Contract
{
    public const string Document = "/openapi.json";
    public const string Pages = "/docs";

    private const string Name = "v1";
    private const string ProductionUrl = "https://budget.example/v1";

    public static IServiceCollection AddDescription(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSingleton<ISerializerDataContractResolver>(new JsonSerializerDataContractResolver(WireFormat.Options))
        .AddSingleton<WrittenTexts>().AddSingleton<SentTypes>().AddSingleton<Schemas>()
        .AddTransient<ISchemaGenerator>(parts => parts.GetRequiredService<Schemas>())
        .AddSingleton<DescribedOnce>()
        .AddSwaggerGen(Describe);

    /// <summary>Serves the pages; they read the document, as any client does.</summary>
    public static void UseDescription(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(Pages),
        branch => branch.Use(DescribeHere).UseSwaggerUI(pages =>
        {
            pages.RoutePrefix = Pages.TrimStart('/');
            pages.SwaggerEndpoint(Pages + Document, "Budget");
            pages.DocumentTitle = "Budget";
        }));

    // What is tried out on the pages is asked of the service that shows them.
    private static Task DescribeHere(HttpContext http, RequestDelegate next) =>
        http.Request.Path == Pages + Document
            ? TypedResults.Text(
                http.RequestServices.GetRequiredService<DescribedOnce>().Json
                    .Replace($"\"{ProductionUrl}\"", "\"/v1\"", StringComparison.Ordinal), "application/json")
                .ExecuteAsync(http)
            : next(http);

    public static void MapDescription(this IEndpointRouteBuilder app) => app
        .MapGet(Document, (DescribedOnce described) => TypedResults.Text(described.Json, "application/json"))
        .AllowEverybody().WithMetadata(new Lasting(TimeSpan.FromMinutes(5))).WithName("getDescription")
        .WithSummary("This description, as OpenAPI 3.1").WithTags("Service").Produces<JsonElement>();

    private static void Describe(SwaggerGenOptions options)
    {
        options.SwaggerDoc(Name, About);
        options.AddServer(Production);
        options.DocInclusionPredicate((_, _) => true);
        options.CustomSchemaIds(SchemaNames.Of);
        options.CustomOperationIds(route => route.ActionDescriptor.EndpointMetadata
            .OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName);
        options.AddSecurityDefinition("votingCode", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Authorization",
            Description = "A voter: `VotingCode ` and the code on the letter.",
        });
        options.AddSecurityDefinition("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "Staff and front ends: a key `pbk_…` or a token of the municipality.",
        });
        options.AddSecurityDefinition(EveryOperation.FrontEndKey, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = FrontEnd.Header,
            Description = "The front end that carries a call, beside whoever calls: its own key `pbk_…`.",
        });
        options.OperationFilter<EveryOperation>();
        options.DocumentFilter<WholeDocument>();
    }

    private static OpenApiServer Production => new()
    {
        Url = ProductionUrl,
        Description = "Production: where a municipality runs it.",
        Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-internal"] = new JsonNodeExtension(false),
        },
    };

    private static OpenApiInfo About => new()
    {
        Title = "Budget",
        Version = Core.Engine.Version,
        Description = "Participatory budgeting: rounds, ballots, and results that anybody can recompute.",
        Contact = new OpenApiContact
        {
            Name = "Your municipality",
            Email = "budget@municipality.example",
            Url = new Uri("https://budget.example/"),
        },
        License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
    };
}

/// <summary>The document as text; it cannot change while the service runs.</summary>
internal sealed class DescribedOnce(IServiceProvider services)
{
    private readonly Lazy<string> _json = new(() => Write(services));

    public string Json => _json.Value;

    private static string Write(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var document = scope.ServiceProvider.GetRequiredService<ISwaggerProvider>().GetSwagger("v1");
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
