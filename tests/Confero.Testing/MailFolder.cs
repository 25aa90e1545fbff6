using MimeKit;

namespace Confero.Testing;

/// <summary>Reads the files a pickup folder holds, as a mail system would.</summary>
public static class MailFolder
{
    public static IReadOnlyList<MimeMessage> Read(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*.eml")
                    .Select(x => MimeMessage.Load(x))
                    .OrderBy(x => x.To.ToString(), StringComparer.Ordinal)
                    .ThenBy(x => x.Subject, StringComparer.Ordinal)
                    .ThenBy(x => x.MessageId, StringComparer.Ordinal),
            ]
            : [];
}
