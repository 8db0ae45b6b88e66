using Budget.Api.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Budget.Api.Hosting.Description;

/// <summary>
/// The document as a whole: paths as the server's address has them, since that ends in <c>/v1</c> already; what
/// operations share; and examples of every body.
/// </summary>
internal sealed class WholeDocument : IDocumentFilter
{
    private const string Prefix = "/v1";

    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Areas"] = "The parts of the town.",
        ["Calculator"] = "Rules, and what they recommend for any election; nothing is stored.",
        ["Categories"] = "What projects are about.",
        ["Keys"] = "Keys of staff and front ends.",
        ["Lines"] = "The money that voters decide on.",
        ["Oversight"] = "Who changed what.",
        ["Projects"] = "What voters may fund.",
        ["Results"] = "What was counted, what the council decided, and files to recompute it.",
        ["Rounds"] = "Rounds: their set-up, their lock, their life.",
        ["Sandbox"] = "Rounds for those who build front ends.",
        ["Service"] = "The service itself.",
        ["Voters"] = "The roll and its voting codes.",
        ["Voting"] = "Ballot form, ballots, receipts and turnout.",
    };

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var components = swaggerDoc.Components ??= new OpenApiComponents();
        context.SchemaGenerator.GenerateSchema(typeof(ProblemAnswer.Details), context.SchemaRepository);
        var answers = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Responses!.Values).OfType<OpenApiResponseReference>()
            .Select(answer => answer.Reference.Id).ToHashSet();
        components.Responses = Refusing.Shared.Where(one => answers.Contains(one.Name))
            .OrderBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(one => one.Name, one => (IOpenApiResponse)one.Answer);
        components.Headers = SharedHeaders.All.ToDictionary(one => one.Name, one => (IOpenApiHeader)one.Header);
        var headers = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Parameters!).OfType<OpenApiParameterReference>()
            .Select(parameter => parameter.Reference.Id).ToHashSet();
        components.Parameters =
            SharedParameters.Headers.Where(one => headers.Contains(one.Name))
                .ToDictionary(one => one.Name, one => (IOpenApiParameter)one.Parameter);
        Move(swaggerDoc);
        swaggerDoc.Tags = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id!).Distinct().Order(StringComparer.Ordinal)
            .Select(tag => new OpenApiTag { Name = tag, Description = Tags.GetValueOrDefault(tag) }).ToHashSet();
        new Examples(context.SchemaRepository).AddTo(swaggerDoc);
    }

    private static void Move(OpenApiDocument document)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, routes) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            if (path.StartsWith(Prefix + "/", StringComparison.Ordinal))
            {
                paths.Add(path[Prefix.Length..].TrimEnd('/'), routes);
            }
            else if (routes is OpenApiPathItem own)
            {
                own.Servers = [new OpenApiServer { Url = "https://budget.example", Description = "Without a version" }];
                paths.Add(path, own);
            }
        }

        document.Paths = paths;
    }
}
