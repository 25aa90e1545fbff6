using System.Net;
using System.Text;

namespace Confero.Notices.Mail;

/// <summary>The words of a letter: topics, references and links, in the member's language. Never a title, a name or a text of a case.</summary>
/// <param name="stop">Where mail of this sort is stopped without signing in; null where it cannot be.</param>
internal sealed class LetterText(
    SentTexts words,
    Uri site,
    bool digest,
    IReadOnlyList<Notice> notices,
    Uri? stop
)
{
    public string Language => words.Language;

    public string Subject =>
        digest ? words["mail.subject.summary"]
        : notices[0].SubjectId is { } reference ? words["mail.subject.reference", reference]
        : words["mail.subject.plain"];

    private string Lead => words[digest ? "mail.lead.summary" : "mail.lead.one"];
    private Uri Settings => new(site, "/notices/settings");

    public string Plain()
    {
        var text = new StringBuilder().Append(Lead).Append("\n\n");
        foreach (var notice in notices)
            text.Append("- ")
                .Append(Said(notice))
                .Append('\n')
                .Append("  ")
                .Append(Link(notice))
                .Append("\n\n");
        text.Append(words["mail.why"])
            .Append('\n')
            .Append(words["mail.settings"])
            .Append(' ')
            .Append(Settings);
        if (stop is not null)
            text.Append('\n').Append(words["mail.stop"]).Append(' ').Append(stop);
        return text.Append('\n').ToString();
    }

    public string Html()
    {
        var direction = words.RightToLeft ? "rtl" : "ltr";
        var rows = notices.Select(x =>
            $"<li>{Encode(words.Topic(x.Topic))}: {Anchor(Link(x), x.SubjectId ?? words["mail.open"])}</li>"
        );
        string[] lines =
        [
            "<!doctype html>",
            $"<html lang=\"{words.Language}\" dir=\"{direction}\">",
            $"<head><meta charset=\"utf-8\"><title>{Encode(Subject)}</title></head>",
            "<body>",
            $"<h1>{Encode(Subject)}</h1>",
            $"<p>{Encode(Lead)}</p>",
            "<ul>",
            .. rows,
            "</ul>",
            $"<p>{Encode(words["mail.why"])} {Anchor(Settings, words["mail.settings.link"])}</p>",
            stop is null ? "" : $"<p>{Anchor(stop, words["mail.stop.link"])}</p>",
            "</body>",
            "</html>",
        ];
        return string.Join('\n', lines) + "\n";
    }

    private string Said(Notice notice) =>
        notice.SubjectId is { } reference
            ? $"{words.Topic(notice.Topic)}: {reference}"
            : words.Topic(notice.Topic);

    private Uri Link(Notice notice) => new(site, $"/notices/{notice.Id}");

    private static string Anchor(Uri address, string text) =>
        $"<a href=\"{Encode(address.AbsoluteUri)}\"><bdi>{Encode(text)}</bdi></a>";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
