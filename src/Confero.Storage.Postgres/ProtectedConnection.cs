using Npgsql;

namespace Confero.Storage.Postgres;

/// <summary>Keeps anybody between Confero and its database from reading along or answering in its place.</summary>
public static class ProtectedConnection
{
    /// <summary>Refuses a database that would be reached over a network without a certificate that was checked.</summary>
    /// <exception cref="InvalidOperationException">The connection string names another machine and not <c>SSL Mode=VerifyFull</c>.</exception>
    public static void Insist(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var far = (connection.Host ?? "").Split(',').Any(x => !IsNear(x.Trim()));
        if (far && connection.SslMode != SslMode.VerifyFull)
            throw new InvalidOperationException(
                "The connection string names a database on another machine; add SSL Mode=VerifyFull and the "
                    + "certificate of its authority (Root Certificate=…), so that nothing in between can read or answer."
            );
    }

    /// <summary>A socket in the file system, or this very machine.</summary>
    private static bool IsNear(string host) =>
        host.Length == 0
        || host[0] is '/' or '@'
        || host is "localhost" or "::1"
        || host.StartsWith("127.", StringComparison.Ordinal);
}
