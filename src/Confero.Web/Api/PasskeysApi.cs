using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.Api;

/// <summary>The caller's own passkeys and authenticator.</summary>
public static class PasskeysApi
{
    public static void MapPasskeys(this IEndpointRouteBuilder api)
    {
        var passkeys = api.MapGroup("/passkeys").WithTags("Session").ForPersons();
        passkeys.MapGet(
            "/",
            async (PasskeyQueries queries, Caller caller) => await queries.Of(caller.Viewer)
        );
        passkeys.MapPost("/question", Ask);
        passkeys.MapPost("/", Add);
        passkeys.MapPut(
            "/{id}",
            (string id, PasskeyName name, Caller caller) => caller.Do(new RenamePasskey(id, name.Name))
        );
        passkeys.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new RemovePasskey(id)));
        var authenticator = api.MapGroup("/authenticator").WithTags("Session").ForPersons();
        authenticator.MapPost("/secret", Secret);
        authenticator.MapPut("/", TurnOn);
        authenticator.MapDelete("/", (Caller caller) => caller.Do(new TurnOffAuthenticator()));
    }

    private static async Task<IResult> Ask(
        PasskeyCeremony ceremony,
        UserManager<Account> accounts,
        CurrentMember me
    ) =>
        await Account(accounts, me) is { } account
            ? Results.Json(await ceremony.AskToAdd(account, me.Member!.Name))
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> Add(
        NewPasskey passkey,
        PasskeyCeremony ceremony,
        AuthenticatorSetup setup,
        UserManager<Account> accounts,
        CurrentMember me,
        Caller caller
    ) =>
        await Account(accounts, me) is not { } account ? ApiAnswers.Refuse([Refusal.NotFound])
        : await setup.NeedsProof() ? ApiAnswers.Refuse([Refusal.StepUp])
        : await ceremony.Added(account, passkey.Challenge, passkey.Credential) is not { } details
            ? ApiAnswers.Refuse([Refusal.Invalid("identity.passkey-not-made", "credential")])
        : await caller.Do(new AddPasskey(passkey.Name, details));

    private static async Task<IResult> Secret(
        Authenticator authenticator,
        UserManager<Account> accounts,
        CurrentMember me
    ) =>
        await Account(accounts, me) is { TwoFactorEnabled: false } account
            ? Results.Json(new AuthenticatorSecret(await authenticator.Secret(account.Id)))
            : ApiAnswers.Refuse([Refusal.NotFound]);

    private static async Task<IResult> TurnOn(AuthenticatorCode code, AuthenticatorSetup setup, Caller caller)
    {
        var (codes, refusal) = await setup.Check(code.Code);
        if (codes is null)
            return ApiAnswers.Refuse([refusal!]);
        var outcome = await caller.Outcome(setup.Act(codes));
        return outcome.Done ? Results.Json(new RecoveryCodes(codes)) : ApiAnswers.Refuse(outcome.Refusals);
    }

    private static async Task<Account?> Account(UserManager<Account> accounts, CurrentMember me) =>
        me.Member?.AccountId is { } id ? await accounts.FindByIdAsync(id) : null;
}

/// <summary>What a passkey is called.</summary>
public sealed record PasskeyName(string Name);

/// <summary>A passkey that was made, with the browser's answer to the question as WebAuthn's JSON in a text.</summary>
public sealed record NewPasskey(string Name, string Challenge, string Credential);

/// <summary>What the authenticator is given, in base 32.</summary>
public sealed record AuthenticatorSecret(string Secret);

/// <summary>Six digits the authenticator shows.</summary>
public sealed record AuthenticatorCode(string Code);

/// <summary>Recovery codes, shown once.</summary>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes);
