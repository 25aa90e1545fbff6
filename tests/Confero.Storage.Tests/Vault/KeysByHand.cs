using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Storage.Tests.Dialogues;
using Confero.Testing;

namespace Confero.Storage.Tests.Vault;

/// <summary>
/// Opens sealed content as docs/security.md describes it, without any code of the product: what somebody could do who has
/// both the database and the master key.
/// </summary>
internal sealed class KeysByHand(IEnumerable<DumpedRow> dataKeys)
{
    private readonly Dictionary<string, byte[]> keys = dataKeys
        .Where(x => x.Cells["Wrapped"].Length > 0)
        .ToDictionary(
            x => x.Cells["Id"],
            x =>
                Decrypt(
                    Convert.FromBase64String(TestWorld.MasterKey),
                    Convert.FromHexString(x.Cells["Wrapped"]),
                    $"confero data key {x.Cells["Id"]}"
                )
        );

    public string Open(string keyId, string hex, string table, IEnumerable<string> primaryKey) =>
        keys.TryGetValue(keyId, out var key)
            ? Encoding
                .UTF8.GetString(
                    Decrypt(
                        key,
                        Convert.FromHexString(hex),
                        JsonSerializer.Serialize<string[]>([
                            "confero sealed row",
                            keyId,
                            table,
                            .. primaryKey,
                        ])
                    )
                )
                .TrimEnd()
            : "";

    /// <summary>A format byte of 1, 12 bytes of nonce, the text, 16 bytes of proof.</summary>
    private static byte[] Decrypt(byte[] key, byte[] content, string bound)
    {
        content[0].ShouldBe((byte)1);
        var plain = new byte[content.Length - 29];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(
            content.AsSpan(1, 12),
            content.AsSpan(13, plain.Length),
            content.AsSpan(13 + plain.Length),
            plain,
            Encoding.UTF8.GetBytes(bound)
        );
        return plain;
    }
}
