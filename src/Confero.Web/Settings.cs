using Confero.Documents;
using Confero.Landscape;
using Confero.Notices.Mail;
using Confero.Web.SignIn;

namespace Confero.Web;

/// <summary>What an operator sets, in the section <c>Confero</c> of the configuration.</summary>
public sealed class Settings
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Storage { get; set; } = "sqlite";

    /// <summary>The SQLite file.</summary>
    public string Sqlite { get; set; } = ".confero/confero.db";

    /// <summary>The Npgsql connection string.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>Whether to run with the invented portfolio and a one-click choice of person. Never on real data.</summary>
    public bool Demonstration { get; set; }

    /// <summary>How many requests one party, or one network without a session, may send in a minute before it is asked to wait.</summary>
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>
    /// Addresses, or networks such as <c>10.0.0.0/8</c>, of the proxies in front, whose word about scheme and visitor is
    /// believed. Empty: nobody's.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>What is asked of people who sign in, sign and act.</summary>
    public IdentitySettings Identity { get; set; } = new();

    /// <summary>How mail leaves, and the site's own address.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>The keys outside the database that protect those inside it.</summary>
    public KeySettings Keys { get; set; } = new();

    /// <summary>What scans attached files for harmful software.</summary>
    public ScannerSettings Scanner { get; set; } = new();

    /// <summary>What imports of activities are checked against.</summary>
    public LandscapeSettings Landscape { get; set; } = new();
}

/// <summary>Where the master keys are. One must be set; in development and the demonstration a key is made beside a new SQLite file.</summary>
public sealed class KeySettings
{
    /// <summary>A file with master keys, the current one first, readable by Confero's account alone.</summary>
    public string File { get; set; } = "";

    /// <summary>The keys themselves, the current one first, for platforms that hand secrets over as environment variables.</summary>
    public string Master { get; set; } = "";
}
