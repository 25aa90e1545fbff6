using Confero.Identity;
using Confero.Record;
using Confero.Storage;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>A passkey's signature with a step of a case, with all that is needed to check it without us.</summary>
public sealed class CaseSignature : ISealed
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>The step of the case it was made with.</summary>
    public required string StepId { get; init; }

    /// <summary>The act of the process, submit or endorse.</summary>
    public required string Act { get; init; }
    public required string MemberId { get; init; }

    /// <summary>The account of the person, so that the same person under two names is found.</summary>
    public required string AccountId { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What was signed, see <see cref="CaseText"/>.</summary>
    [Confidential]
    public required string Text { get; init; }

    /// <summary>Its SHA-256, in hex; no text is signed twice.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The domain the passkey was made for.</summary>
    public required string Domain { get; init; }

    /// <summary>Id of the passkey, base64url, and what its owner called it then.</summary>
    public required string Credential { get; init; }
    public required string KeyName { get; init; }

    /// <summary>The COSE key; it stays here when the passkey is removed.</summary>
    public required byte[] PublicKey { get; init; }
    public required byte[] ClientData { get; init; }
    public required byte[] AuthenticatorData { get; init; }
    public required byte[] Signature { get; init; }

    /// <summary>The signature with its text, as the record and files carry it.</summary>
    public SignedText ToSigned() =>
        new(
            Text,
            Domain,
            Credential,
            Base64Url.Encode(PublicKey),
            Base64Url.Encode(ClientData),
            Base64Url.Encode(AuthenticatorData),
            Base64Url.Encode(Signature)
        );

    /// <summary>Why it does not hold; null when it does.</summary>
    public SignatureFault? Check() => ToSigned().Check();

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => db.OwnerOfCase(RequestId);
}

internal sealed class CaseSignatureMapping : IEntityTypeConfiguration<CaseSignature>
{
    public void Configure(EntityTypeBuilder<CaseSignature> signature)
    {
        signature.ToTable("CaseSignatures");
        signature.HasIndex(x => x.Fingerprint).IsUnique();
        signature.HasIndex(x => new { x.RequestId, x.At });
    }
}
