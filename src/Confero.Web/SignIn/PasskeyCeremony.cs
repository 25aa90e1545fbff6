using System.Text.Json;
using Confero.Identity;
using Microsoft.AspNetCore.Identity;

namespace Confero.Web.SignIn;

/// <summary>A question for the browser's authenticator.</summary>
/// <param name="Challenge">What the browser sends back with the answer; good once.</param>
/// <param name="Options">WebAuthn options as JSON.</param>
public sealed record PasskeyQuestion(string Challenge, JsonElement Options);

/// <summary>Adding passkeys and proving with them who sits there (WebAuthn). Questions are kept in the database, so that any node takes the answer.</summary>
public sealed class PasskeyCeremony(
    IPasskeyHandler<Account> handler,
    UserManager<Account> accounts,
    Challenges challenges,
    IHttpContextAccessor accessor
)
{
    private const string Adding = "passkey-add";
    private const string Proving = "passkey-prove";

    private HttpContext Context =>
        accessor.HttpContext ?? throw new InvalidOperationException("A passkey outside a request.");

    /// <summary>What Confero asks of passkeys: found without a name, with the person verified, made for our domain.</summary>
    public static void Configure(IdentityPasskeyOptions options, IdentityPolicy policy)
    {
        options.ServerDomain = policy.Domain;
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = context =>
            ValueTask.FromResult(
                !context.CrossOrigin
                    && Record.PasskeySignature.IsOrigin(context.Origin, policy.Domain)
                    && context.HttpContext.Request.Headers.Origin.ToString() is var sent
                    && (sent.Length == 0 || sent == context.Origin)
            );
    }

    /// <summary>Asks to make a passkey for an account.</summary>
    public async Task<PasskeyQuestion> AskToAdd(Account account, string name)
    {
        var entity = new PasskeyUserEntity
        {
            Id = account.Id,
            Name = account.Email ?? name,
            DisplayName = name,
        };
        var made = await handler.MakeCreationOptionsAsync(entity, Context);
        return await Question(Adding, made.AttestationState, made.CreationOptionsJson);
    }

    /// <summary>The passkey that was made, or null when the answer is not good.</summary>
    public async Task<PasskeyDetails?> Added(Account account, string? challenge, string? credential)
    {
        if (await challenges.Take(Adding, challenge) is not { } state || string.IsNullOrEmpty(credential))
            return null;
        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = Context,
                CredentialJson = credential,
                AttestationState = state,
            }
        );
        if (!result.Succeeded || result.UserEntity.Id != account.Id)
            return null;
        var key = result.Passkey;
        return new PasskeyDetails(
            Base64Url.Encode(key.CredentialId),
            Base64Url.Encode(key.PublicKey),
            key.SignCount,
            key.Transports ?? [],
            key.IsUserVerified,
            key.IsBackupEligible
        )
        {
            Attestation = key.AttestationObject,
            ClientData = key.ClientDataJson,
        };
    }

    /// <summary>Asks for a proof; of anybody who has a passkey here when no account is given.</summary>
    public async Task<PasskeyQuestion> AskToProve(Account? account)
    {
        var made = await handler.MakeRequestOptionsAsync(account, Context);
        return await Question(Proving, made.AssertionState, made.RequestOptionsJson);
    }

    /// <summary>The account whose passkey answered, or null when the answer is not good.</summary>
    public async Task<Account?> Proven(string? challenge, string? credential)
    {
        if (await challenges.Take(Proving, challenge) is not { } state || string.IsNullOrEmpty(credential))
            return null;
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = Context,
                CredentialJson = credential,
                AssertionState = state,
            }
        );
        if (!result.Succeeded)
            return null;
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    private async Task<PasskeyQuestion> Question(string purpose, string? state, string options)
    {
        using var parsed = JsonDocument.Parse(options);
        return new PasskeyQuestion(await challenges.Ask(purpose, state ?? ""), parsed.RootElement.Clone());
    }
}
