using Confero.Exchange;
using Confero.Languages;

namespace Confero.Dialogues;

/// <summary>
/// A series as tables, as far as its reader may see it: what is not in the view is in no table. Instants are in UTC, texts in the
/// language asked for where the chair gave one, and in all languages in the table of texts.
/// </summary>
public static class DialogueTables
{
    private static readonly (string Table, string[] Columns)[] All =
    [
        ("series", ["id", "title", "state", "host", "who-reads", "languages", "comments-until", "agreed-at"]),
        ("sessions", ["id", "number", "title", "state", "place", "starts-at", "ends-at", "zone"]),
        ("questions", ["id", "session", "number", "text", "open", "without-name"]),
        ("papers", ["id", "party", "author", "title", "language", "link", "at"]),
        ("parties", ["party", "name", "standing", "delegates"]),
        (
            "contributions",
            ["id", "question", "reply-to", "party", "by-chair", "with-name", "language", "text", "at", "gone"]
        ),
        ("proposals", ["id", "question", "party", "title", "language", "edition", "paragraph", "text"]),
        ("amendments", ["id", "proposal", "party", "paragraph", "kind", "state", "text", "reason", "at"]),
        (
            "polls",
            ["id", "question", "amendment", "with-name", "text", "choice", "parties", "at", "closed-at"]
        ),
        ("findings", ["id", "number", "text", "supports", "changes"]),
        ("positions", ["party", "kind", "language", "text", "at"]),
        ("texts", ["id", "field", "language", "text"]),
    ];

    /// <summary>What each column of each table means.</summary>
    public static IReadOnlyList<ExportColumn> Dictionary(CultureInfo culture) =>
        [
            .. All.SelectMany(table =>
                table.Columns.Select(column => new ExportColumn(
                    table.Table,
                    column,
                    Texts.Get($"dialogue.column.{column}", culture)
                ))
            ),
        ];

    /// <summary>The tables of a series.</summary>
    /// <param name="view">What the reader may see of it.</param>
    /// <param name="language">Tag of the language of texts.</param>
    /// <param name="names">Names of parties by id.</param>
    public static IReadOnlyList<ExportTable> Of(
        DialogueView view,
        string language,
        IReadOnlyDictionary<string, string> names
    )
    {
        var rows = new Dictionary<string, IEnumerable<string[]>>
        {
            ["series"] = [Series(view, language)],
            ["sessions"] = view.Sessions.Select(x => Session(x, language)),
            ["questions"] = view.Questions.Select(x => Question(x, language)),
            ["papers"] = view.Papers.Select(x => Paper(x, language)),
            ["parties"] = view.Registrations.Select(x => Party(x, names)),
            ["contributions"] = view.Statements.Select(Contribution),
            ["proposals"] = view.Proposals.SelectMany(Proposal),
            ["amendments"] = view.Proposals.SelectMany(x => x.Amendments.Select(a => Amendment(x, a))),
            ["polls"] = view.Polls.SelectMany(Poll),
            ["findings"] = view.Findings.Select(x => Finding(x, language)),
            ["positions"] = view.Remarks.Select(Position),
            ["texts"] = AllTexts(view),
        };
        return [.. All.Select(x => new ExportTable(x.Table, x.Columns, [.. rows[x.Table]]))];
    }

    private static string[] Series(DialogueView view, string language)
    {
        var x = view.Series;
        return
        [
            x.Id,
            Chosen.Of(x.Titles, language).Text,
            JsonNames.Of(x.State),
            x.HostId ?? "",
            JsonNames.Of(x.Visibility),
            string.Join(' ', x.Languages),
            At(x.CommentsUntil),
            At(x.AgreedAt),
        ];
    }

    private static string[] Session(DialogueSession x, string language) =>
        [
            x.Id,
            Number(x.Number),
            Chosen.Of(x.Titles, language).Text,
            JsonNames.Of(x.State),
            x.Place ?? "",
            At(x.StartsAt),
            At(x.EndsAt),
            x.Zone,
        ];

    private static string[] Question(Question x, string language) =>
        [
            x.Id,
            x.SessionId,
            Number(x.Number),
            Chosen.Of(x.Texts, language).Text,
            YesNo(x.Open),
            YesNo(x.NonAttributed),
        ];

    private static string[] Paper(Paper x, string language)
    {
        var version = x.In(language);
        return
        [
            x.Id,
            x.PartyId ?? "",
            x.Author ?? "",
            version.Title,
            version.Language,
            version.Link ?? "",
            At(x.At),
        ];
    }

    private static string[] Party(RegistrationRow x, IReadOnlyDictionary<string, string> names) =>
        [
            x.PartyId,
            names.GetValueOrDefault(x.PartyId, ""),
            JsonNames.Of(x.State),
            string.Join("; ", x.Delegates.Select(d => d.Name)),
        ];

    private static string[] Contribution(StatementRow x) =>
        [
            x.Id,
            x.QuestionId,
            x.ReplyTo ?? "",
            x.PartyId ?? "",
            YesNo(x.ByChair),
            YesNo(x.Attributed),
            x.Language,
            x.Text ?? "",
            At(x.At),
            x.Withdrawn ? "withdrawn"
            : x.HiddenReason is not null ? "hidden"
            : "",
        ];

    private static IEnumerable<string[]> Proposal(ProposalRow x) =>
        x.Paragraphs.Select(
            (text, paragraph) =>
                (string[])
                    [
                        x.Id,
                        x.QuestionId,
                        x.PartyId ?? "",
                        x.Title,
                        x.Language,
                        Number(x.Edition),
                        Number(paragraph + 1),
                        text,
                    ]
        );

    private static string[] Amendment(ProposalRow proposal, AmendmentRow x) =>
        [
            x.Id,
            proposal.Id,
            x.PartyId,
            Number(x.Paragraph),
            JsonNames.Of(x.Kind),
            JsonNames.Of(x.State),
            x.Text,
            x.Reason ?? "",
            At(x.At),
        ];

    private static IEnumerable<string[]> Poll(PollRow x)
    {
        foreach (var (choice, parties) in x.Counts ?? new Dictionary<string, int> { [""] = -1 })
            yield return
            [
                x.Id,
                x.QuestionId,
                x.AmendmentId ?? "",
                YesNo(x.Attributed),
                x.Text,
                choice,
                parties < 0 ? "" : Number(parties),
                At(x.At),
                At(x.ClosedAt),
            ];
    }

    private static string[] Finding(Finding x, string language) =>
        [
            x.Id,
            Number(x.Number),
            Chosen.Of(x.Texts, language).Text,
            string.Join("; ", x.Supports.Select(s => $"{s.Kind}: {s.Target}")),
            string.Join("; ", x.Changes.Select(c => $"{c.Kind}: {c.Reference}")),
        ];

    private static string[] Position(Remark x) =>
        [x.PartyId, JsonNames.Of(x.Kind), x.Language, x.Text, At(x.At)];

    private static IEnumerable<string[]> AllTexts(DialogueView view)
    {
        var series = view.Series;
        var fields = new List<(string Id, string Field, Dictionary<string, string> Texts)>
        {
            (series.Id, "title", series.Titles),
            (series.Id, "purpose", series.Purposes),
            (series.Id, "summary", series.Summary),
            (series.Id, "agreed", series.Agreed),
        };
        fields.AddRange(view.Sessions.Select(x => (x.Id, "title", x.Titles)));
        fields.AddRange(view.Questions.Select(x => (x.Id, "text", x.Texts)));
        fields.AddRange(view.Questions.Select(x => (x.Id, "guidance", x.Guidance)));
        fields.AddRange(view.Findings.Select(x => (x.Id, "text", x.Texts)));
        return fields
            .SelectMany(x => x.Texts.Select(text => (string[])[x.Id, x.Field, text.Key, text.Value]))
            .Concat(
                view.Papers.SelectMany(x =>
                    x.Versions.Select(v => (string[])[x.Id, "text", v.Language, v.Text ?? v.Link ?? ""])
                )
            );
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string YesNo(bool yes) => yes ? "yes" : "no";

    private static string At(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
