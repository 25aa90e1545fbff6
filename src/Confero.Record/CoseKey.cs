using System.Formats.Cbor;
using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Confero.Record;

/// <summary>A public key as authenticators give it (RFC 9052, COSE_Key), for ES256, ES384, ES512, RS256, PS256 and EdDSA.</summary>
public sealed class CoseKey
{
    private const int Type = 1;
    private const int Algorithm = 3;
    private readonly Dictionary<long, object> fields;

    private CoseKey(Dictionary<long, object> fields) => this.fields = fields;

    /// <summary>Reads a key; null when it is none we know.</summary>
    public static CoseKey? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new CborReader(bytes, CborConformanceMode.Ctap2Canonical);
            var read = new Dictionary<long, object>();
            reader.ReadStartMap();
            while (reader.PeekState() != CborReaderState.EndMap)
            {
                var label = reader.ReadInt64();
                read[label] =
                    reader.PeekState() == CborReaderState.ByteString
                        ? reader.ReadByteString()
                        : reader.ReadInt64();
            }
            reader.ReadEndMap();
            return reader.BytesRemaining == 0 ? new CoseKey(read) : null;
        }
        catch (Exception fault)
            when (fault is CborContentException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether the signature over the data is of this key.</summary>
    public bool Verifies(byte[] data, byte[] signature)
    {
        try
        {
            return (Number(Type), Number(Algorithm)) switch
            {
                (2, -7) => Curve(ECCurve.NamedCurves.nistP256, 1, data, signature, HashAlgorithmName.SHA256),
                (2, -35) => Curve(ECCurve.NamedCurves.nistP384, 2, data, signature, HashAlgorithmName.SHA384),
                (2, -36) => Curve(ECCurve.NamedCurves.nistP521, 3, data, signature, HashAlgorithmName.SHA512),
                (3, -257) => Rsa(data, signature, RSASignaturePadding.Pkcs1),
                (3, -37) => Rsa(data, signature, RSASignaturePadding.Pss),
                (1, -8) => Edwards(data, signature),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private long? Number(long label) => fields.GetValueOrDefault(label) as long?;

    private byte[] Bytes(long label) => fields.GetValueOrDefault(label) as byte[] ?? [];

    private bool Curve(ECCurve curve, long code, byte[] data, byte[] signature, HashAlgorithmName hash)
    {
        if (Number(-1) != code)
            return false;
        using var key = ECDsa.Create(
            new ECParameters
            {
                Curve = curve,
                Q = new ECPoint { X = Bytes(-2), Y = Bytes(-3) },
            }
        );
        return key.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    private bool Rsa(byte[] data, byte[] signature, RSASignaturePadding padding)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = Bytes(-1), Exponent = Bytes(-2) });
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, padding);
    }

    private bool Edwards(byte[] data, byte[] signature)
    {
        var key = Bytes(-2);
        return Number(-1) == 6
            && key.Length == Ed25519.PublicKeySize
            && signature.Length == Ed25519.SignatureSize
            && Ed25519.Verify(signature, 0, key, 0, data, 0, data.Length);
    }
}
