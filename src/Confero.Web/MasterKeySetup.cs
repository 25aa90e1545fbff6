using Confero.Vault;

namespace Confero.Web;

/// <summary>Where the master keys come from: the setting, the file that is named, or, for trying Confero out, a file beside the database.</summary>
internal sealed record MasterKeySetup(Settings Settings, string Sqlite, bool ForTryingOut)
{
    private string Beside => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Sqlite))!, "master.key");

    /// <summary>Whether whoever takes the folder of the database has the key too.</summary>
    public bool IsBeside =>
        Settings.Keys is { Master.Length: 0, File.Length: 0 } && Settings.Storage != "postgres";

    /// <summary>
    /// A key is made only together with a new SQLite file in development or the demonstration: beside a database that is
    /// there already it could open nothing, and several nodes would each make their own.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none, or one is no such key; the text says what to do.</exception>
    public MasterKeys Read()
    {
        if (Settings.Keys.Master.Length > 0)
            return MasterKeys.Read(Settings.Keys.Master);
        if (Settings.Keys.File.Length > 0)
            return MasterKeys.OfFile(Settings.Keys.File);
        if (!IsBeside || !ForTryingOut)
            return MasterKeys.Read("");
        if (!File.Exists(Sqlite))
            MasterKeys.MakeFile(Beside);
        return MasterKeys.OfFile(Beside);
    }

    /// <summary>What the log says at every start; null when the key lies elsewhere.</summary>
    public string? Warning =>
        IsBeside
            ? $"The master key lies beside the data it protects: {Beside}. That is for trying Confero out. Elsewhere set Confero__Keys__File; see docs/operating.md."
            : null;
}
