using System.Security.Cryptography;
using System.Text;

namespace Confero.Vault;

/// <summary>
/// The keys outside the database that wrap those inside it. The first wraps what is new; the others only open what they
/// wrapped before, until a rotation has wrapped it anew.
/// </summary>
public sealed class MasterKeys
{
    private const int Bytes = 32;
    private readonly List<(string Id, byte[] Key)> keys;

    private MasterKeys(List<(string, byte[])> keys) => this.keys = keys;

    /// <summary>How the current one is called: the beginning of a hash, which tells nothing about it.</summary>
    public string Current => keys[0].Id;

    public IEnumerable<string> Ids => keys.Select(x => x.Id);

    /// <summary>Reads keys, one a line, each 32 random bytes in base64; lines that begin with # are remarks.</summary>
    /// <exception cref="InvalidOperationException">There is none, or one is no such key.</exception>
    public static MasterKeys Read(string text)
    {
        var read = new List<(string, byte[])>();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries).Where(x => !x.StartsWith('#'));
        foreach (
            var line in lines.SelectMany(x => x.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        )
        {
            var key = new byte[Bytes];
            if (
                !Convert.TryFromBase64String(line, key, out var written)
                || written != Bytes
                || key.Distinct().Count() < 8
            )
                throw new InvalidOperationException(
                    "A master key is no base64 of 32 random bytes. Make one with: openssl rand -base64 32"
                );
            read.Add((IdOf(key), key));
        }
        return read.Count > 0
            ? new MasterKeys(read)
            : throw new InvalidOperationException(
                "There is no master key. Set Confero__Keys__File or Confero__Keys__Master; see docs/operating.md."
            );
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOperationException">It is not there, or holds no key.</exception>
    public static MasterKeys OfFile(string path)
    {
        if (!File.Exists(path))
            throw new InvalidOperationException(
                $"The file with the master keys is not there: {path}. Put it back, or name it in Confero__Keys__File; nothing was changed."
            );
        return Read(File.ReadAllText(path));
    }

    /// <summary>Makes a file with a new key, for this account alone, unless it is there.</summary>
    /// <returns>Whether it was made.</returns>
    public static bool MakeFile(string path)
    {
        if (File.Exists(path))
            return false;
        Make(path);
        return true;
    }

    /// <summary>A key as files carry it.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A keyed hash of a text: the same for the same text, and without the master key nobody can try out what it was.</summary>
    internal string Mark(string text) => Mark(keys[0].Key, text);

    /// <summary>Whether a mark, made with any of these keys, is that of a text.</summary>
    internal bool IsMarkOf(string mark, string text) => keys.Exists(x => Mark(x.Key, text) == mark);

    private static string Mark(byte[] key, string text) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                HKDF.Expand(HashAlgorithmName.SHA256, key, Bytes, "confero mark"u8.ToArray()),
                Encoding.UTF8.GetBytes(text)
            )
        );

    internal byte[] Wrap(byte[] key, string bound) => SealedBytes.Seal(keys[0].Key, key, bound);

    /// <exception cref="CryptographicException">None of the keys here wrapped it, or it was changed.</exception>
    internal byte[] Unwrap(string masterId, byte[] wrapped, string bound)
    {
        var (id, key) = keys.Find(x => x.Id == masterId);
        return id is null
            ? throw new CryptographicException(
                $"The database has keys that were wrapped by the master key {masterId}, and that is not among those configured ({string.Join(", ", Ids)}). Put it back into the file or setting; nothing was changed. See docs/operating.md."
            )
            : SealedBytes.Open(key, wrapped, bound);
    }

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(path, options);
            file.Write(Encoding.ASCII.GetBytes(New() + "\n"));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of this installation made it at the same moment.
        }
    }

    private static string IdOf(byte[] key) =>
        Convert.ToHexStringLower(SHA256.HashData([.. "confero master key "u8, .. key]).AsSpan(0, 6));
}
