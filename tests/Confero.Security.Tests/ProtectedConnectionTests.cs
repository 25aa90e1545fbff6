using Confero.Storage.Postgres;

namespace Confero.Security.Tests;

/// <summary>Which databases Confero refuses to speak to.</summary>
public sealed class ProtectedConnectionTests
{
    [Theory]
    [InlineData("Host=db.example.org;Database=c", false)]
    [InlineData("Host=db.example.org;Database=c;SSL Mode=Require", false)]
    [InlineData("Host=localhost,db.example.org;Database=c", false)]
    [InlineData("Host=db.example.org;Database=c;SSL Mode=VerifyFull", true)]
    [InlineData("Host=/var/run/postgresql;Database=c", true)]
    [InlineData("Host=127.0.0.1;Database=c", true)]
    public void A_database_elsewhere_is_reached_only_with_a_checked_certificate(string connection, bool taken)
    {
        var insist = () => ProtectedConnection.Insist(connection);

        if (taken)
            insist.ShouldNotThrow();
        else
            insist.ShouldThrow<InvalidOperationException>().Message.ShouldContain("VerifyFull");
    }
}
