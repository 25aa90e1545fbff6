using System.Security.Cryptography;
using System.Text;
using Confero.Disclosure;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Confero.Notices.Mail;

/// <summary>Writes a letter at the moment it leaves, from what its member may know and wants to be told then.</summary>
internal sealed class LetterDraft(
    IDbContextFactory<ConferoDb> databases,
    NoticeSubjects subjects,
    UnsubscribeTokens tokens,
    MailSettings settings
)
{
    /// <summary>The message, or null when nothing in it is for the member any more.</summary>
    /// <exception cref="MailFaultException">The member's address is no address.</exception>
    public async Task<MimeMessage?> Write(Letter letter)
    {
        await using var db = await databases.CreateDbContextAsync();
        var member = await db.Set<Member>().AsNoTracking().SingleAsync(x => x.Id == letter.MemberId);
        if (!member.Active)
            return null;
        var choice =
            await db.Set<NoticeChoice>().AsNoTracking().SingleOrDefaultAsync(x => x.MemberId == member.Id)
            ?? NoticeChoice.Usual(member.Id);
        var notices = await db.Set<Notice>()
            .AsNoTracking()
            .Where(x => letter.NoticeIds.Contains(x.Id))
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();
        var paths = await subjects.Paths(Viewers.Of(member), notices.Select(x => x.SubjectId));
        var told = notices
            .Where(x => choice.Of(x.Topic) != Cadence.PageOnly)
            .Where(x => x.SubjectId is null || paths.ContainsKey(x.SubjectId))
            .ToList();
        return told.Count == 0 ? null : Message(letter, member, choice, told);
    }

    private MimeMessage Message(Letter letter, Member member, NoticeChoice choice, List<Notice> told)
    {
        var stop = StopLink(letter, member, choice, told);
        var text = new LetterText(SentTexts.In(member.Language), settings.Site, letter.Digest, told, stop);
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = letter.MadeAt,
            MessageId = $"{Name(letter.Id)}@{Address(settings.From).Domain}",
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = text.Plain() },
                new TextPart("html") { Text = text.Html() },
            },
        };
        message.From.Add(new MailboxAddress("Confero", settings.From));
        message.To.Add(Address(member.Email));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add(HeaderId.ContentLanguage, text.Language);
        if (stop is not null)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    /// <summary>Null where nothing in the letter can be switched off.</summary>
    private Uri? StopLink(Letter letter, Member member, NoticeChoice choice, List<Notice> told)
    {
        var topics = told.Select(x => x.Topic).Distinct().Where(x => !x.Required()).ToList();
        if (topics.Count == 0)
            return null;
        var scope = letter.Digest ? StopMail.Summaries : JsonNames.Of(topics[0]);
        return new Uri(settings.Site, UnsubscribeTokens.PathOf(tokens.Make(member.Id, scope, choice.Stamp)));
    }

    /// <summary>The same letter always has the same name; the name tells nothing of letter or member.</summary>
    private static string Name(string letterId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"Confero letter {letterId}")))[..40];

    /// <summary>One bare address and nothing else: no list, no name, no line of a header.</summary>
    private static MailboxAddress Address(string text) =>
        !text.Any(char.IsControl)
        && MailboxAddress.TryParse(text, out var address)
        && address.Route.Count == 0
        && address.Address == text.Trim()
            ? address
            : throw new MailFaultException(MailFaultException.Address, final: true);
}
