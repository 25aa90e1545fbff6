using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Confero.Documents;

/// <summary>Where the scanner listens.</summary>
public sealed class ScannerSettings
{
    /// <summary>A clamd: <c>host:port</c>, or <c>unix:/path</c> of its socket; empty for none.</summary>
    public string Clamd { get; set; } = "";
}

/// <summary>Says of a file whether it is known to be harmful. It throws when it cannot say.</summary>
public interface IFileScanner
{
    /// <summary>Whether it knows harmful software; false where only the structure is examined.</summary>
    bool Scans { get; }

    /// <summary>What was found; null for nothing.</summary>
    Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}

/// <summary>Asks a clamd over TCP or its socket, by its INSTREAM command.</summary>
internal sealed class ClamdScanner(ScannerSettings settings) : IFileScanner
{
    private const int Piece = 64 << 10;
    private const string LocalPrefix = "unix:";
    private const int UsualPort = 3310;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public bool Scans => true;

    private bool IsLocal => settings.Clamd.StartsWith(LocalPrefix, StringComparison.Ordinal);

    /// <exception cref="IOException">It is not there, too slow, or did not take the file.</exception>
    public async Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        try
        {
            using var socket = IsLocal
                ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                : new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(Where(), limit.Token);
            await using var stream = new NetworkStream(socket);
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

    private EndPoint Where()
    {
        if (IsLocal)
            return new UnixDomainSocketEndPoint(settings.Clamd[LocalPrefix.Length..]);
        var address = new Uri($"tcp://{settings.Clamd}");
        return new DnsEndPoint(address.IdnHost, address.IsDefaultPort ? UsualPort : address.Port);
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

    private static async Task Send(
        NetworkStream stream,
        ReadOnlyMemory<byte> piece,
        CancellationToken cancellation
    )
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
        await stream.WriteAsync(length, cancellation);
        await stream.WriteAsync(piece, cancellation);
    }
}

/// <summary>
/// Where no scanner is set: the structure of the file as kept is examined once more, so that only what holds nothing that
/// could act is let out. It knows no harmful software, and says so.
/// </summary>
internal sealed class NoScanner(ExaminationRoom room) : IFileScanner
{
    public bool Scans => false;

    public async Task<string?> Find(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        using var place = await room.Enter(cancellation);
        return FileExaminer.Examine(bytes.ToArray()).Refusal?.Code;
    }
}
