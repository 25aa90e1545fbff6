using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Confero.Documents;

/// <summary>Where the scanner listens.</summary>
public sealed class ScannerSettings
{
    /// <summary>Host of a clamd; empty for none.</summary>
    public string Clamd { get; set; } = "";
    public int Port { get; set; } = 3310;
}

/// <summary>Says of a file whether it is known to be harmful. It throws when it cannot say.</summary>
public interface IFileScanner
{
    /// <summary>What was found; null for nothing.</summary>
    Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}

/// <summary>Asks a clamd over TCP, by its INSTREAM command.</summary>
internal sealed class ClamdScanner(ScannerSettings settings) : IFileScanner
{
    private const int Piece = 64 << 10;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <exception cref="IOException">It is not there, too slow, or did not take the file.</exception>
    public async Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(settings.Clamd, settings.Port, limit.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            for (var at = 0; at < bytes.Length; at += Piece)
                await Send(stream, bytes.Slice(at, Math.Min(Piece, bytes.Length - at)), limit.Token);
            await Send(stream, ReadOnlyMemory<byte>.Empty, limit.Token);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return Verdict((await reader.ReadToEndAsync(limit.Token)).TrimEnd('\0', '\n'));
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            throw new IOException("The scanner does not answer.", fault);
        }
    }

    /// <summary><c>stream: OK</c>, or <c>stream: NAME FOUND</c>; anything else is no verdict.</summary>
    private static string? Verdict(string answer)
    {
        const string prefix = "stream: ";
        const string found = " FOUND";
        if (answer == "stream: OK")
            return null;
        if (
            answer.StartsWith(prefix, StringComparison.Ordinal)
            && answer.EndsWith(found, StringComparison.Ordinal)
        )
            return answer[prefix.Length..^found.Length];
        throw new IOException($"The scanner gave no verdict: {answer}");
    }

    private static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> piece, CancellationToken cancellation)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
        await stream.WriteAsync(length, cancellation);
        await stream.WriteAsync(piece, cancellation);
    }
}

/// <summary>
/// Stands in where no scanner is configured: examines the file as kept once more, so that only what holds nothing that could
/// act is let out, and knows the test file all scanners know. It knows no harmful files by their look.
/// </summary>
internal sealed class OwnScanner : IFileScanner
{
    private static readonly byte[] TestFile = Encoding.ASCII.GetBytes(
        "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE"
    );

    public Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.Span.IndexOf(TestFile) >= 0)
            return Task.FromResult<string?>("test-file");
        return Task.FromResult(FileExaminer.Examine(bytes.ToArray()).Refusal?.Code);
    }
}
