using Confero.Identity;
using Confero.Parties;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.Api;

/// <summary>Signing in and out, confirming who sits there, and open sessions, with the same rules as the pages.</summary>
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
        session
            .MapPost("/passkey/question", (PasskeyCeremony passkeys) => passkeys.AskToProve(null))
            .AllowAnonymous();
        session.MapPost("/passkey", SignInWithPasskey).AllowAnonymous();
        var own = api.MapGroup("/session").WithTags("Session").ForPersons();
        own.MapDelete(
            "/",
            async (HttpContext context, SignInLog log, CurrentMember me) =>
            {
                log.Left(me.Member?.Id);
                await context.SignOut();
                return Results.NoContent();
            }
        );
        own.MapPost("/confirmation/question", AskToConfirm);
        own.MapPost("/confirmation", Confirm);
        own.MapPut("/password", ChangePassword);
        var all = api.MapGroup("/sessions").WithTags("Session").ForPersons();
        all.MapGet(
            "/",
            async (Sessions sessions, CurrentMember me) =>
                (await sessions.Of(me.Viewer)).Select(x => SessionRow.Of(x, me.Presence.SessionKey))
        );
        all.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new EndSessions(id)));
        all.MapDelete(
            "/",
            (Caller caller, CurrentMember me) => caller.Do(new EndSessions(null, me.Presence.SessionKey))
        );
    }

    private static async Task<IResult> SignIn(Credentials credentials, OwnSignIn signIn, HttpContext context)
    {
        var result = await signIn.Try(
            credentials.Email,
            credentials.Password,
            credentials.Code,
            context.Connection.RemoteIpAddress
        );
        if (result.Arrival is null)
            return ApiAnswers.Refuse([result.Refusal!]);
        await context.SignIn(result.Arrival);
        return Results.NoContent();
    }

    private static async Task<IResult> SignInWithPasskey(
        PasskeyAnswer answer,
        OwnSignIn signIn,
        HttpContext context
    )
    {
        if (await signIn.TryPasskey(answer.Challenge, answer.Credential) is not { } arrival)
            return ApiAnswers.Refuse([Refusal.Invalid("sign-in.passkey-failed", "credential")]);
        await context.SignIn(arrival);
        return Results.NoContent();
    }

    private static async Task<IResult> ChangePassword(
        NewPassword input,
        PasswordChange change,
        HttpContext context,
        Caller caller
    )
    {
        var (act, refusal) = await change.Check(context, input.Current, input.Password);
        return act is null ? ApiAnswers.Refuse([refusal!]) : await caller.Do(act);
    }

    private static async Task<IResult> AskToConfirm(
        PasskeyCeremony passkeys,
        UserManager<Account> accounts,
        CurrentMember me
    ) =>
        me.Member?.AccountId is { } id && await accounts.FindByIdAsync(id) is { } account
            ? Results.Json(await passkeys.AskToProve(account))
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> Confirm(
        ProofInput proof,
        Confirmation confirmation,
        HttpContext context
    ) =>
        await confirmation.Take(
            context,
            new Proof(proof.Code, proof.Challenge, proof.Credential, proof.Demonstration ?? false)
        )
            is { } refusal
            ? ApiAnswers.Refuse([refusal])
            : Results.NoContent();
}

/// <summary>Who the caller is.</summary>
public sealed record Who(string? MemberId, string? Name, string? PartyId, IReadOnlyList<string> Roles);

/// <summary>E-mail, password and, where one is set up, the code of the authenticator.</summary>
public sealed record Credentials(string Email, string Password, string? Code);

/// <summary>The password there is and the one that is to be.</summary>
public sealed record NewPassword(string Current, string Password);

/// <summary>What a passkey answered to a question, as WebAuthn's JSON in a text.</summary>
public sealed record PasskeyAnswer(string Challenge, string Credential);

/// <summary>A proof of who sits there: a code, or the answer of a passkey; in the demonstration a marked confirmation.</summary>
public sealed record ProofInput(string? Code, string? Challenge, string? Credential, bool? Demonstration);

/// <summary>An open session.</summary>
public sealed record SessionRow(
    string Id,
    string Method,
    string? Browser,
    string? Network,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    bool Present
)
{
    internal static SessionRow Of(Session x, string? present) =>
        new(x.Key, x.Method, x.Browser, x.Network, x.StartedAt, x.SeenAt, x.Key == present);
}
