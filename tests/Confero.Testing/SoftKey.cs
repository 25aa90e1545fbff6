using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Identity;
using Confero.Parties;
using Confero.Record;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Testing;

/// <summary>A security key in software: an ES256 passkey that answers as an authenticator does, or as the test wants it to lie.</summary>
public sealed class SoftKey
{
    private const byte Present = 0x01;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private uint count = 10;

    /// <summary>The credential id, base64url.</summary>
    public string Id => Base64Url.Encode(id);

    /// <summary>The COSE key.</summary>
    public byte[] PublicKey
    {
        get
        {
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
            writer.WriteStartMap(5);
            writer.WriteInt32(1);
            writer.WriteInt32(2);
            writer.WriteInt32(3);
            writer.WriteInt32(-7);
            writer.WriteInt32(-1);
            writer.WriteInt32(1);
            writer.WriteInt32(-2);
            writer.WriteByteString(point.X!);
            writer.WriteInt32(-3);
            writer.WriteByteString(point.Y!);
            writer.WriteEndMap();
            return writer.Encode();
        }
    }

    /// <summary>Puts the key into the account of a member, which is made when there is none; gives the account's id.</summary>
    public async Task<string> AddTo(TestWorld world, string memberId)
    {
        await using (var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync())
        {
            var member = await db.Set<Member>().SingleAsync(x => x.Id == memberId);
            if (member.AccountId is null)
            {
                var account = new Account { UserName = memberId, Email = $"{memberId}@example.org" };
                db.Add(account);
                member.AccountId = account.Id;
                await db.SaveChangesAsync();
            }
        }
        await world.Do(
            new AddPasskey(
                "Soft key",
                new PasskeyDetails(Id, Base64Url.Encode(PublicKey), count, [], true, false)
            ),
            memberId
        );
        return memberId;
    }

    /// <summary>Signs a text.</summary>
    /// <param name="flags">What the authenticator says: 1 present, 4 verified.</param>
    public PasskeySignature Sign(
        string text,
        string domain = "localhost",
        string origin = "http://localhost:5080",
        byte flags = Present | 0x04,
        string type = "webauthn.get",
        uint? counter = null
    )
    {
        var client = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = Base64Url.Encode(PasskeySignature.ChallengeOf(text)),
                origin,
                crossOrigin = false,
            }
        );
        var said = new byte[37];
        SHA256.HashData(Encoding.UTF8.GetBytes(domain), said);
        said[32] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(said.AsSpan(33), counter ?? ++count);
        var signature = key.SignData(
            [.. said, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return new PasskeySignature(client, said, signature);
    }

    /// <summary>Signs a text as a step carries it.</summary>
    public SignedAnswer Answer(string text) => Answer(Sign(text));

    /// <summary>A signature as a step carries it.</summary>
    public SignedAnswer Answer(PasskeySignature signature) =>
        new(
            Id,
            Base64Url.Encode(signature.ClientData),
            Base64Url.Encode(signature.AuthenticatorData),
            Base64Url.Encode(signature.Signature)
        );
}
