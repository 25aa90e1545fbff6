using System.Security.Cryptography;

namespace Confero.Record;

/// <summary>A SHA-256 hash: 32 bytes, compared by value. The default value is 32 zero bytes.</summary>
public readonly struct Hash : IEquatable<Hash>
{
    /// <summary>Length in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private static readonly byte[] Zero = new byte[Length];

    private readonly byte[]? bytes;

    /// <summary>Takes a copy of 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A hash has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        this.bytes = bytes.ToArray();
    }

    public ReadOnlySpan<byte> Bytes => bytes ?? Zero;

    /// <summary>The hash of a Base64 text as logs write it; false when it is not exactly that.</summary>
    public static bool TryParse(string text, out Hash hash)
    {
        var right = StrictBase64.TryRead(text, out var bytes) && bytes.Length == Length;
        hash = right ? new Hash(bytes) : default;
        return right;
    }

    /// <summary>Base64, as logs write it.</summary>
    public override string ToString() => Convert.ToBase64String(Bytes);

    public bool Equals(Hash other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes);

    public static bool operator ==(Hash left, Hash right) => left.Equals(right);

    public static bool operator !=(Hash left, Hash right) => !left.Equals(right);
}
