using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Confero.Record;

/// <summary>
/// Signs what it cannot read: the signer's side of RSA blind signatures (RFC 9474, RSABSSA-SHA384-PSS). One key stands
/// for one question, so that a ticket is good for nothing else.
/// </summary>
public sealed class BlindKey
{
    /// <summary>Length of the modulus and of every signature, in bytes.</summary>
    public const int Bytes = 256;

    internal const int SaltBytes = 48;
    private readonly RsaKeyParameters secret;

    private BlindKey(RsaKeyParameters secret, string text) => (this.secret, Text) = (secret, text);

    /// <summary>The secret key as PKCS #8 in base 64.</summary>
    public string Text { get; }

    /// <summary>A new random key.</summary>
    public static BlindKey Create()
    {
        using var rsa = RSA.Create(Bytes * 8);
        return Read(Convert.ToBase64String(rsa.ExportPkcs8PrivateKey()));
    }

    /// <summary>The key of a text that <see cref="Text"/> gave.</summary>
    public static BlindKey Read(string text) =>
        new((RsaKeyParameters)PrivateKeyFactory.CreateKey(Convert.FromBase64String(text)), text);

    /// <summary>What others need to blind and to verify: the SubjectPublicKeyInfo in base 64.</summary>
    public string Open()
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(Text), out _);
        return Convert.ToBase64String(rsa.ExportSubjectPublicKeyInfo());
    }

    /// <summary>Signs a blinded message; null when it is no number below the modulus.</summary>
    public byte[]? Sign(byte[] blinded)
    {
        if (
            blinded.Length != Bytes
            || new Org.BouncyCastle.Math.BigInteger(1, blinded).CompareTo(secret.Modulus) >= 0
        )
            return null;
        var engine = new RsaBlindedEngine();
        engine.Init(forEncryption: true, secret);
        return engine.ProcessBlock(blinded, 0, blinded.Length);
    }

    /// <summary>Whether a signature of this message was made with the secret key that belongs to an open one.</summary>
    public static bool Verify(string open, byte[] message, byte[] signature)
    {
        if (signature.Length != Bytes)
            return false;
        var signer = new PssSigner(new RsaEngine(), new Sha384Digest(), SaltBytes);
        signer.Init(forSigning: false, PublicKeyFactory.CreateKey(Convert.FromBase64String(open)));
        signer.BlockUpdate(message, 0, message.Length);
        try
        {
            return signer.VerifySignature(signature);
        }
        catch (DataLengthException)
        {
            // A number beyond the modulus is nobody's signature.
            return false;
        }
    }
}
