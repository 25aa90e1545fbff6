using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>Signing in and out by API, with the same rules as the pages.</summary>
public static class SessionApi
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session");
        session
            .MapGet(
                "/",
                (CurrentMember me) =>
                    new Who(
                        me.Member?.Id,
                        me.Member?.Name,
                        me.Party?.Id,
                        Identity.RoleNames.ToNames(me.Viewer.Roles)
                    )
            )
            .AllowAnonymous();
        session.MapPost("/", SignIn).AllowAnonymous();
        session.MapDelete(
            "/",
            async (HttpContext context) =>
            {
                await context.SignOut();
                return Results.NoContent();
            }
        );
    }

    private static async Task<IResult> SignIn(
        Credentials credentials,
        PasswordSignIn signIn,
        HttpContext context
    )
    {
        var result = await signIn.Try(
            credentials.Email,
            credentials.Password,
            credentials.Code,
            context.Connection.RemoteIpAddress
        );
        if (result.MemberId is null)
            return ApiAnswers.Refuse([result.Refusal!]);
        await context.SignIn(result.MemberId);
        return Results.NoContent();
    }
}

/// <summary>Who the caller is.</summary>
public sealed record Who(string? MemberId, string? Name, string? PartyId, IReadOnlyList<string> Roles);

/// <summary>E-mail, password and, where one is set up, the code of the authenticator.</summary>
public sealed record Credentials(string Email, string Password, string? Code);
