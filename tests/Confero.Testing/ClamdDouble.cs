using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Confero.Testing;

/// <summary>A scanner that speaks clamd's INSTREAM on a real socket and knows the one test file that all scanners know.</summary>
public sealed class ClamdDouble : IAsyncDisposable
{
    private static readonly byte[] Known = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"u8.ToArray();
    private readonly Socket listener;
    private readonly Task serving;

    private ClamdDouble(Socket listener, string address)
    {
        (this.listener, Address) = (listener, address);
        serving = Serve();
    }

    /// <summary>The test file: harmless, and found by every scanner.</summary>
    public static byte[] TestFile =>
        Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    /// <summary>As the setting names it.</summary>
    public string Address { get; }

    /// <summary>What was scanned.</summary>
    public List<byte[]> Seen { get; } = [];

    /// <summary>Answered in place of a verdict; null for the verdict.</summary>
    public string? Says { get; set; }

    public static ClamdDouble OnTcp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new(Listening(socket), $"127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}");
    }

    public static ClamdDouble OnSocket()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("clamd-").FullName, "s");
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return new(Listening(socket), $"unix:{path}");
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private static Socket Listening(Socket socket)
    {
        socket.Listen();
        return socket;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var visitor = await listener.AcceptAsync();
                await Answer(new NetworkStream(visitor));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var command = new byte["zINSTREAM\0".Length];
        await stream.ReadExactlyAsync(command);
        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
                break;
            await stream.ReadExactlyAsync(piece);
            file.Write(piece);
        }
        Seen.Add(file.ToArray());
        var verdict =
            Encoding.ASCII.GetString(command) != "zINSTREAM\0" ? "UNKNOWN COMMAND"
            : file.ToArray().AsSpan().IndexOf(Known) >= 0 ? "stream: Eicar-Test-Signature FOUND"
            : "stream: OK";
        await stream.WriteAsync(Encoding.ASCII.GetBytes((Says ?? verdict) + "\0"));
    }
}
