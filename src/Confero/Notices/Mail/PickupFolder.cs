using MimeKit;

namespace Confero.Notices.Mail;

/// <summary>Lays messages down as RFC 5322 files, one each, under a name that follows from the Message-ID; a copy replaces itself.</summary>
internal sealed class PickupFolder(MailSettings settings) : IPostbox
{
    private static readonly FormatOptions Format = Rfc5322();

    public async Task Hand(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            Open();
            var file = Path.Combine(settings.Folder, message.MessageId!.Split('@')[0] + ".eml");
            await using (var stream = File.Create(file + ".part"))
                await message.WriteToAsync(Format, stream, cancellation);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailFaultException(MailFaultException.Folder, final: false, fault);
        }
    }

    /// <summary>Only the account that runs Confero, and whoever it lets in, may read what waits there.</summary>
    private void Open()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(settings.Folder);
        else
            Directory.CreateDirectory(
                settings.Folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    private static FormatOptions Rfc5322()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
