using Confero.Identity;

namespace Confero.Web.Api;

/// <summary>The caller's own tokens for programs.</summary>
public static class TokensApi
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Session").ForPersons();
        tokens.MapGet(
            "/",
            async (ApiTokens queries, Caller caller) => (await queries.Of(caller.Viewer)).Select(TokenRow.Of)
        );
        tokens.MapPost("/", Make);
        tokens.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new RevokeToken(id)));
    }

    private static async Task<IResult> Make(NewToken wanted, Caller caller)
    {
        var secret = ApiToken.NewSecret();
        var outcome = await caller.Outcome(
            new MakeToken(wanted.Name, wanted.Scopes, wanted.Days) { Hash = ApiToken.HashOf(secret) }
        );
        return outcome.Done
            ? Results.Json(new MadeToken(outcome.Id!, secret))
            : ApiAnswers.Refuse(outcome.Refusals);
    }
}

/// <summary>A token to make.</summary>
/// <param name="Scopes">read, codes of acts, or all acts of a capability such as <c>offer.*</c>.</param>
/// <param name="Days">How long it is good, 1 to 365.</param>
public sealed record NewToken(string Name, string[] Scopes, int Days);

/// <summary>A token that was made; this is the only time it is shown.</summary>
public sealed record MadeToken(string Id, string Token);

/// <summary>A token as its owner sees it.</summary>
public sealed record TokenRow(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset MadeAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? UsedAt,
    string? UsedFrom
)
{
    internal static TokenRow Of(ApiToken x) =>
        new(x.Id, x.Name, x.Scopes, x.MadeAt, x.ExpiresAt, x.UsedAt, x.UsedFrom);
}
