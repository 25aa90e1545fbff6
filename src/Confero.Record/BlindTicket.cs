using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace Confero.Record;

/// <summary>
/// The holder's side of a blind signature. Everything secret follows from a seed of 32 random bytes, so that the same
/// seed always makes the same blinded message and a repeated call draws no second ticket.
/// </summary>
public sealed class BlindTicket
{
    /// <summary>Length of the seed and of the serial, in bytes.</summary>
    public const int Bytes = 32;

    private readonly RsaKeyParameters signer;
    private readonly BigInteger blinding;

    private BlindTicket(
        string subject,
        RsaKeyParameters key,
        byte[] serial,
        BigInteger factor,
        byte[] blinded
    ) => (Subject, signer, Serial, blinding, Blinded) = (subject, key, serial, factor, blinded);

    /// <summary>What the ticket is for.</summary>
    public string Subject { get; }

    /// <summary>Names the ticket once it is shown; nobody but the holder has seen it before.</summary>
    public byte[] Serial { get; }

    /// <summary>What the signer gets: whatever the serial is, any number below the modulus is as likely.</summary>
    public byte[] Blinded { get; }

    /// <summary>A new seed.</summary>
    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>Blinds a ticket.</summary>
    /// <param name="open">The open key of the subject, as <see cref="BlindKey.Open"/> gives it.</param>
    public static BlindTicket Prepare(string subject, string open, byte[] seed)
    {
        var key = (RsaKeyParameters)PublicKeyFactory.CreateKey(Convert.FromBase64String(open));
        var serial = Derive(seed, "serial", Bytes);
        var factor = Factor(key, seed);
        var pss = new PssSigner(
            new RsaBlindingEngine(),
            new Sha384Digest(),
            Derive(seed, "salt", BlindKey.SaltBytes)
        );
        pss.Init(forSigning: true, new RsaBlindingParameters(key, factor));
        var message = Message(subject, serial);
        pss.BlockUpdate(message, 0, message.Length);
        return new BlindTicket(subject, key, serial, factor, pss.GenerateSignature());
    }

    /// <summary>Takes the blinding off; null when the signer did not sign what was asked.</summary>
    public TicketCode? Finish(byte[] blindSignature)
    {
        var engine = new RsaBlindingEngine();
        engine.Init(forEncryption: false, new RsaBlindingParameters(signer, blinding));
        var number = new BigInteger(1, engine.ProcessBlock(blindSignature, 0, blindSignature.Length));
        var code = new TicketCode(
            Subject,
            Serial,
            Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(BlindKey.Bytes, number)
        );
        var open = Org.BouncyCastle.X509.SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(signer);
        return code.IsSignedBy(Convert.ToBase64String(open.GetEncoded())) ? code : null;
    }

    internal static byte[] Message(string subject, byte[] serial) =>
        [.. Encoding.UTF8.GetBytes($"confero-ticket\n{subject}\n"), .. serial];

    /// <summary>16 bytes more than the modulus, so that the remainder is as good as even.</summary>
    private static BigInteger Factor(RsaKeyParameters key, byte[] seed)
    {
        for (var i = 0; ; i++)
        {
            var factor = new BigInteger(1, Derive(seed, $"factor {i}", BlindKey.Bytes + 16)).Mod(key.Modulus);
            if (factor.SignValue > 0 && factor.Gcd(key.Modulus).Equals(BigInteger.One))
                return factor;
        }
    }

    private static byte[] Derive(byte[] seed, string what, int length) =>
        HKDF.Expand(HashAlgorithmName.SHA256, seed, length, Encoding.UTF8.GetBytes($"confero-ticket {what}"));
}
