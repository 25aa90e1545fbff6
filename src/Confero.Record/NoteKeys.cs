using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Confero.Record;

/// <summary>Signs notes with an Ed25519 key under a name (C2SP signed-note). The key lives outside the database.</summary>
public sealed class NoteSigner
{
    private readonly byte[] secret;

    /// <param name="name">Name of the key, a URL without scheme, for example <c>confero.example/log</c>.</param>
    /// <param name="secret">The 32 secret bytes of RFC 8032.</param>
    /// <exception cref="ArgumentException">The name or the length is not right.</exception>
    public NoteSigner(string name, ReadOnlySpan<byte> secret)
    {
        if (!NoteVerifier.IsName(name))
            throw new ArgumentException("The name of a key has no space and no plus.", nameof(name));
        if (secret.Length != Ed25519.SecretKeySize)
            throw new ArgumentException($"A key has {Ed25519.SecretKeySize} bytes.", nameof(secret));
        this.secret = secret.ToArray();
        var open = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(this.secret, 0, open, 0);
        Verifier = new NoteVerifier(name, open);
    }

    /// <summary>What others need to check this signer.</summary>
    public NoteVerifier Verifier { get; }

    /// <summary>A signer with a new random key.</summary>
    public static NoteSigner Create(string name) =>
        new(name, RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize));

    internal NoteSignature Sign(string text)
    {
        var message = Encoding.UTF8.GetBytes(text);
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(secret, 0, message, 0, message.Length, signature, 0);
        return new NoteSignature(Verifier.Name, Verifier.KeyId, signature);
    }
}

/// <summary>Checks notes signed with an Ed25519 key under a name.</summary>
public sealed class NoteVerifier
{
    private const byte Ed25519Type = 0x01;

    private readonly byte[] key;

    internal NoteVerifier(string name, byte[] key)
    {
        (Name, this.key) = (name, key);
        var id = SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519Type, .. key]);
        KeyId = BinaryPrimitives.ReadUInt32BigEndian(id);
    }

    public string Name { get; }

    /// <summary>First four bytes of the hash over name, type and key; it finds the key and proves nothing.</summary>
    public uint KeyId { get; }

    /// <summary>Reads a key as it is published: name, id and key, joined by plus signs. Null when it is not one.</summary>
    public static NoteVerifier? Parse(string text)
    {
        if (text.Split('+', 3) is not [var name, var id, var encoded] || !IsName(name))
            return null;
        if (
            !StrictBase64.TryRead(encoded, out var bytes)
            || bytes.Length != 1 + Ed25519.PublicKeySize
            || bytes[0] != Ed25519Type
        )
            return null;
        var verifier = new NoteVerifier(name, bytes[1..]);
        return verifier.ToString() == $"{name}+{id}+{encoded}" ? verifier : null;
    }

    /// <summary>The key as it is published.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}+{KeyId:x8}+{Convert.ToBase64String([Ed25519Type, .. key])}"
        );

    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(x => x == '+' || char.IsWhiteSpace(x) || char.IsControl(x));

    internal bool Accepts(string text, NoteSignature signature)
    {
        var message = Encoding.UTF8.GetBytes(text);
        return signature.Bytes.Length == Ed25519.SignatureSize
            && Ed25519.Verify(signature.Bytes, 0, key, 0, message, 0, message.Length);
    }
}
