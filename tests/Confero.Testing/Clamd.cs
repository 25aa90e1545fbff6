using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Confero.Testing;

/// <summary>A real ClamAV daemon in a temporary folder, whose only signature is one of ours.</summary>
public sealed class Clamd : IDisposable
{
    private const string Program = "/usr/sbin/clamd";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("clamd-");
    private System.Diagnostics.Process? process;

    private Clamd(int? port, string settings)
    {
        var socket = Path.Combine(folder.FullName, "s");
        Address = port is null ? $"unix:{socket}" : $"127.0.0.1:{port}";
        File.WriteAllText(
            Path.Combine(folder.FullName, "own.ndb"),
            $"Confero.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Known))}\n"
        );
        File.WriteAllText(
            Configuration,
            $"""
            Foreground yes
            DatabaseDirectory {folder.FullName}
            {(port is null ? $"LocalSocket {socket}" : $"TCPAddr 127.0.0.1\nTCPSocket {port}")}
            {settings}

            """
        );
    }

    public static bool IsInstalled => File.Exists(Program);

    /// <summary>The words that it takes for harmful software.</summary>
    public static string Known => "Known to the scanner of the tests";

    /// <summary>As the setting names it; the same after every start.</summary>
    public string Address { get; }

    private string Configuration => Path.Combine(folder.FullName, "clamd.conf");

    /// <summary>Listens on a port of this machine.</summary>
    /// <param name="settings">More of its configuration.</param>
    public static Task<Clamd> OnTcp(string settings = "") => Started(new Clamd(FreePort(), settings));

    /// <summary>Listens on a socket in its folder.</summary>
    /// <param name="settings">More of its configuration.</param>
    public static Task<Clamd> OnSocket(string settings = "") => Started(new Clamd(null, settings));

    /// <summary>Starts it, and waits until it listens.</summary>
    public async Task Start()
    {
        process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(Program, ["--config-file", Configuration])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Self checking", StringComparison.Ordinal))
                return;
            said.AppendLine(line);
        }
        said.Append(await process.StandardError.ReadToEndAsync());
        throw new InvalidOperationException($"clamd did not start: {said}");
    }

    /// <summary>Kills it, as a machine that runs out of memory would.</summary>
    public void Kill()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Kill();
        folder.Delete(recursive: true);
    }

    private static async Task<Clamd> Started(Clamd clamd)
    {
        await clamd.Start();
        return clamd;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
