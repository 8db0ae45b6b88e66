using Budget.Api.Problems;
using Budget.Api.Security;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Budget.Api.Hosting.Description;

/// <summary>What holds for every operation: who may call it, how it refuses, and what every answer says.</summary>
internal sealed class EveryOperation(Schemas schemas) : IOperationFilter
{
    /// <summary>The scheme of the front end that carries a call.</summary>
    public const string FrontEndKey = "frontEnd";

    private const string MergePatchType = "application/merge-patch+json";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var (metadata, path) = (Metadata(context), context.ApiDescription.RelativePath ?? "");
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            SharedParameters.Explain(parameter);
        }

        foreach (var header in HeadersOf(metadata, path))
        {
            operation.Parameters.Add(new OpenApiParameterReference(header, context.Document));
        }

        DescribeBody(operation, metadata, context);
        DescribeAnswers(operation, context);
        if (Repeats.IsConditional(metadata, path))
        {
            operation.Responses!["304"] = new OpenApiResponse
            {
                Description = "Nothing has changed since it was read.",
                Headers = SharedHeaders.Of([.. SharedHeaders.Always, "ETag"]),
            };
        }

        foreach (var types in Refusing.Of(metadata, path))
        {
            operation.Responses![$"{types.Key}"] = Refusing.Answer(types, context.Document);
        }

        Secure(operation, metadata.OfType<Access>().LastOrDefault(), context.Document);
    }

    private static IReadOnlyList<object> Metadata(OperationFilterContext context) =>
        [.. context.ApiDescription.ActionDescriptor.EndpointMetadata];

    private static IEnumerable<string> HeadersOf(IReadOnlyList<object> metadata, string path)
    {
        yield return "AcceptLanguage";
        if (metadata.OfType<ChangesVersion>().LastOrDefault() is { } changes)
        {
            yield return changes.IsRequired ? "IfMatch" : "IfMatchOnceThere";
        }

        if (Repeats.TakesKey(metadata, path))
        {
            yield return "IdempotencyKey";
        }

        if (Repeats.IsConditional(metadata, path))
        {
            yield return "IfNoneMatch";
        }
    }

    private void DescribeBody(
        OpenApiOperation operation, IReadOnlyList<object> metadata, OperationFilterContext context)
    {
        if (operation.RequestBody is not OpenApiRequestBody body)
        {
            return;
        }

        body.Required = true;
        body.Description ??= metadata.OfType<BodyLimit>().LastOrDefault() is { } limit
            ? $"At most {limit.Bytes} bytes." : $"At most {StrictBody.DefaultBytes} bytes.";
        var said = metadata.OfType<DescribedBody>().LastOrDefault();
        foreach (var (type, content) in body.Content!)
        {
            if (content is OpenApiMediaType media)
            {
                media.Schema = !IsJson(type) ? File(metadata)
                    : said is { IsPatch: true } ? schemas.OfPatch(said.Type, context.SchemaRepository)
                    : said is not null ? schemas.GenerateSchema(said.Type, context.SchemaRepository)
                    : media.Schema;
            }
        }
    }

    private static void DescribeAnswers(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Responses ??= [];
        foreach (var (status, answer) in operation.Responses)
        {
            if (answer is not OpenApiResponse response)
            {
                continue;
            }

            response.Description = status switch
            {
                "201" => "It was made.",
                "202" => "It waits for a second person.",
                "204" => "It was done; there is nothing to say.",
                _ => "It was done.",
            };
            foreach (var (type, content) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
            {
                if (content is OpenApiMediaType media && !IsJson(type))
                {
                    media.Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Format = Examples.IsBinary(type) ? "binary" : null,
                    };
                }
            }

            response.Headers = SharedHeaders.Of(HeadersOf(status, response, context));
        }
    }

    private static IEnumerable<string> HeadersOf(
        string status, OpenApiResponse response, OperationFilterContext context)
    {
        var (metadata, path) = (Metadata(context), context.ApiDescription.RelativePath ?? "");
        foreach (var name in SharedHeaders.Always)
        {
            yield return name;
        }

        if (Repeats.TakesKey(metadata, path))
        {
            yield return Idempotency.Replayed;
        }

        if (status is "201" or "202")
        {
            yield return "Location";
        }

        var members = response.Content?.Values.OfType<OpenApiMediaType>().Select(media => media.Schema)
            .OfType<OpenApiSchemaReference>().Select(schema => context.SchemaRepository.Schemas[schema.Reference.Id!])
            .FirstOrDefault()?.Properties;
        if (members?.ContainsKey("version") == true || metadata.OfType<ShowsVersion>().Any()
            || Repeats.IsConditional(metadata, path))
        {
            yield return "ETag";
        }

        if (members?.ContainsKey("nextCursor") == true
            || context.ApiDescription.ParameterDescriptions.Any(parameter => parameter.Name == "version"))
        {
            yield return "Link";
        }
    }

    // Where everybody may call, who says who he is may see more.
    private static void Secure(OpenApiOperation operation, Access? access, OpenApiDocument document)
    {
        var isOpen = access is not { Roles.Count: > 0 };
        var isForVoters = access?.Roles.Contains(Role.Voter) == true;
        operation.Security =
        [
            .. isOpen ? [new(), Requirement(FrontEndKey)] : Array.Empty<OpenApiSecurityRequirement>(),
            .. isForVoters ? [Requirement("votingCode"), Requirement("votingCode", FrontEndKey)]
                : Array.Empty<OpenApiSecurityRequirement>(),
            Requirement("bearer"),
            .. isForVoters ? [Requirement("bearer", FrontEndKey)] : Array.Empty<OpenApiSecurityRequirement>(),
        ];
        var people = isOpen ? "everybody" : Problems.Words.AnyOf([.. access!.Roles.Select(WireFormat.Word)]);
        operation.Description = $"{operation.Description} For {people}.".Trim();

        OpenApiSecurityRequirement Requirement(params string[] schemes)
        {
            var requirement = new OpenApiSecurityRequirement();
            foreach (var scheme in schemes)
            {
                requirement[new OpenApiSecuritySchemeReference(scheme, document)] = [];
            }

            return requirement;
        }
    }

    private static OpenApiSchema File(IReadOnlyList<object> metadata) => new()
    {
        Type = JsonSchemaType.String,
        MaxLength = (metadata.OfType<BodyLimit>().LastOrDefault() ?? new BodyLimit(StrictBody.DefaultBytes)).Bytes,
    };

    private static bool IsJson(string type) => type is "application/json" or MergePatchType;
}
