using System.Buffers.Binary;
using Confero.Acts;
using Confero.Identity;
using Confero.Process;
using Confero.Record;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>
/// What must hold of the signatures under a State's case: the one who wrote signs when handing in, another person with
/// another passkey signs when endorsing, both the same words in the version that is there.
/// </summary>
internal static class SignatureRules
{
    private const int CounterAt = 33;

    /// <summary>The signature under which the case was last handed in, if it was signed.</summary>
    public static async Task<CaseSignature?> HandedIn(
        this ActScope scope,
        Request request,
        ProcessDefinition process
    )
    {
        var step = CaseText.HandedIn(request, process);
        return step is null
            ? null
            : await scope.Db.Set<CaseSignature>().SingleOrDefaultAsync(x => x.StepId == step.Id);
    }

    /// <summary>Checks the signature that comes with a step, after the step itself was found right, and keeps it; null when all is well.</summary>
    /// <param name="text">What the step's text was before the step.</param>
    /// <param name="first">What the case was handed in under.</param>
    public static async Task<Refusal?> Sign(
        this ActScope scope,
        Request request,
        string? kind,
        SignedAnswer? answer,
        string text,
        CaseSignature? first
    )
    {
        if (kind is null)
            return answer is null ? null : Refusal.Rule("signature.not-for-this-step");
        if (await Pair(scope, request, kind, answer, text, first) is { } refusal)
            return refusal;
        if (answer is null)
            return null;
        var id = Base64Url.Decode(answer.Credential);
        var account = scope.Member.AccountId;
        var passkey = await scope
            .Db.Set<IdentityUserPasskey<string>>()
            .SingleOrDefaultAsync(x => x.CredentialId == id && x.UserId == account);
        if (passkey is null)
            return Refusal.Rule("signature.not-your-key");
        var signature = answer.ToSignature();
        if (signature.Check(text, passkey.Data.PublicKey, scope.Policy.Domain) is { } fault)
            return Refusal.Rule(
                fault == SignatureFault.OtherText ? "signature.other-text" : "signature.does-not-hold"
            );
        if (!Counts(passkey.Data, signature))
            return Refusal.Rule("signature.copied-key");
        Keep(scope, request, text, passkey, signature);
        return null;
    }

    /// <summary>What the first and the second signature have to do with each other.</summary>
    private static async Task<Refusal?> Pair(
        ActScope scope,
        Request request,
        string? kind,
        SignedAnswer? answer,
        string text,
        CaseSignature? first
    )
    {
        if (answer is null && scope.Policy.Signatures)
            return Refusal.Rule("signature.missing");
        if (kind != CaseText.Endorse)
            return null;
        if (await WroteUnderAnotherName(scope, request))
            return Refusal.Rule("signature.same-person");
        var process = await scope.Definition(request);
        if (first is null)
            return
                scope.Policy.Signatures
                && process.Acts.Any(x => CaseText.KindOf(process, x) == CaseText.HandIn)
                ? Refusal.Rule("signature.first-missing")
                : null;
        if (CaseText.WordsOf(first.Text) != CaseText.WordsOf(text))
            return Refusal.Rule("signature.words-changed");
        if (first.MemberId == scope.Member.Id || first.AccountId == scope.Member.AccountId)
            return Refusal.Rule("signature.same-person");
        return first.Credential == answer?.Credential ? Refusal.Rule("signature.same-key") : null;
    }

    /// <summary>Whether the person had a hand in the case as another member; the process itself looks at members only.</summary>
    private static async Task<bool> WroteUnderAnotherName(ActScope scope, Request request)
    {
        var members = request.Steps.Select(x => x.MemberId).Where(x => x != scope.Member.Id).Distinct();
        return scope.Member.AccountId is { } account
            && await scope
                .Db.Set<Parties.Member>()
                .AnyAsync(x => members.Contains(x.Id) && x.AccountId == account);
    }

    /// <summary>Authenticators that count go up; one that does not was copied.</summary>
    private static bool Counts(IdentityPasskeyData key, PasskeySignature signature)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(signature.AuthenticatorData.AsSpan(CounterAt));
        if ((count != 0 || key.SignCount != 0) && count <= key.SignCount)
            return false;
        key.SignCount = count;
        return true;
    }

    private static void Keep(
        ActScope scope,
        Request request,
        string text,
        IdentityUserPasskey<string> passkey,
        PasskeySignature signature
    )
    {
        var step = request.Steps[^1];
        var kept = new CaseSignature
        {
            Id = Ids.Row(),
            RequestId = request.Id,
            StepId = step.Id,
            Act = step.Act,
            MemberId = scope.Member.Id,
            AccountId = passkey.UserId,
            At = scope.Now,
            Text = text,
            Fingerprint = CaseText.Fingerprint(text),
            Domain = scope.Policy.Domain,
            Credential = Base64Url.Encode(passkey.CredentialId),
            KeyName = passkey.Data.Name ?? "",
            PublicKey = passkey.Data.PublicKey,
            ClientData = signature.ClientData,
            AuthenticatorData = signature.AuthenticatorData,
            Signature = signature.Signature,
        };
        scope.Db.Add(kept);
        scope.Signed = kept.ToSigned();
    }
}
