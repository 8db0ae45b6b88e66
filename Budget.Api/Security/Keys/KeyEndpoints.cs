using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Storage;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Budget.Api.Security.Keys;

/// <summary>Keys of staff and front ends, for administrators.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder v1)
    {
        var keys = v1.MapGroup("/keys").WithTags("Keys");
        keys.MapGet("/", List).Allow(Role.Administrator)
            .WithName("listKeys").WithSummary("All keys, without themselves").Produces<KeyList>();
        keys.MapPost("/", Make).Allow(Role.Administrator).Validate<KeyWish, Validator>().DeliversOnce()
            .Refuses(ProblemType.LimitExceeded)
            .WithName("makeKey").WithSummary("Make a key; the answer is the only copy of it")
            .Produces<NewKey>(StatusCodes.Status201Created);
        keys.MapDelete("/{id}", Revoke).Allow(Role.Administrator)
            .WithName("revokeKey").WithSummary("End a key from now on").Produces(StatusCodes.Status204NoContent);
    }

    private static Ok<KeyList> List(Database database) =>
        TypedResults.Ok(new KeyList([.. database.Read(ApiKey.All).Select(ShownKey.Of)]));

    private static async Task<IResult> Make(KeyWish request, Caller caller, Database database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var made = await database.Write(session => KeyOffice.Make(session, request, caller, now));
        return made.ToAnswer(key => TypedResults.Created(
            $"/v1/keys/{key.Kept.Id}", new NewKey(key.Kept.Id, key.Key, ShownKey.Of(key.Kept))));
    }

    private static async Task<IResult> Revoke(string id, Caller caller, Database database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var revoked = await database.Write(session => KeyOffice.Revoke(session, id, caller, now));
        return revoked.ToAnswer(_ => TypedResults.NoContent());
    }

    internal sealed class Validator : AbstractValidator<KeyWish>
    {
        public Validator()
        {
            RuleFor(wish => wish.Person).NotEmpty().MaximumLength(200).WithMessage("expected 1 to 200 characters");
            RuleFor(wish => wish.Origins).Must(OriginRules.AreFew).WithMessage(OriginRules.Few);
            RuleForEach(wish => wish.Origins).Must(Safety.IsOrigin).WithMessage(OriginRules.One);
        }
    }
}

/// <summary>What the origins of a front end have to be.</summary>
internal static class OriginRules
{
    public const string One = "expected an origin such as https://stem.example, without a path";

    private const int Most = 20;

    public static string Few { get; } = $"expected at most {Most} origins";

    public static bool AreFew(IReadOnlyList<string>? origins) => origins is null or { Count: <= Most };
}

/// <summary>All keys, in the order they were made.</summary>
internal sealed record KeyList(IReadOnlyList<ShownKey> Items);

/// <summary>A key as it is kept: never itself.</summary>
/// <param name="Role">What it opens.</param>
/// <param name="Person">Who answers for what is done with it.</param>
/// <param name="RoundId">The only round it opens; all of them when left out.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ExpiresAt">From then on it opens nothing.</param>
/// <param name="RevokedAt">When it was ended; left out while it is in use.</param>
/// <param name="Origins">For a front end: where its pages come from.</param>
internal sealed record ShownKey(
    string Id, string Role, string Person, string? RoundId, string MadeAt, string? ExpiresAt, string? RevokedAt,
    IReadOnlyList<string>? Origins)
{
    public static ShownKey Of(ApiKey key) => new(
        key.Id, key.Role, key.Person, key.RoundId, key.MadeAt, key.ExpiresAt, key.RevokedAt,
        key.Origins is null ? null : key.OriginList);
}

/// <summary>A key that was made.</summary>
/// <param name="Key">The key itself; it is shown this once.</param>
/// <param name="Kept">What is kept of it.</param>
internal sealed record NewKey(string Id, string Key, ShownKey Kept);
