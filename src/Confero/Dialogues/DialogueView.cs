namespace Confero.Dialogues;

/// <summary>A line of the list of series.</summary>
public sealed record SeriesRow(
    string Id,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Purposes,
    SeriesState State,
    SeriesVisibility Visibility,
    IReadOnlyList<string> Languages,
    int Sessions,
    DateTimeOffset? NextAt,
    RegistrationState? Own,
    bool Chairs
);

/// <summary>A party's part in a series, as far as the viewer may know it.</summary>
public sealed record RegistrationRow(
    string PartyId,
    RegistrationState State,
    IReadOnlyList<NamedDelegate> Delegates
);

/// <summary>A contribution as shown; one that is hidden or withdrawn has no text.</summary>
/// <param name="Text">Null where it is hidden from the viewer or was withdrawn.</param>
/// <param name="Own">Whether the viewer's party made it under its name.</param>
public sealed record StatementRow(
    string Id,
    string QuestionId,
    string? ReplyTo,
    string? PartyId,
    bool ByChair,
    bool Attributed,
    string? Text,
    string Language,
    DateTimeOffset At,
    string? HiddenReason,
    bool Withdrawn,
    bool Own
);

/// <summary>An amendment with what it changes, word by word.</summary>
public sealed record AmendmentRow(
    string Id,
    string PartyId,
    int Paragraph,
    AmendmentKind Kind,
    AmendmentState State,
    string Text,
    string? Reason,
    string? Note,
    bool Fits,
    IReadOnlyList<Piece> Differences,
    string? PollId,
    DateTimeOffset At,
    bool Own
);

/// <summary>A proposal with its wordings and amendments.</summary>
public sealed record ProposalRow(
    string Id,
    string SeriesId,
    string QuestionId,
    string? PartyId,
    string Title,
    string Language,
    int Edition,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<EarlierText> Earlier,
    IReadOnlyList<AmendmentRow> Amendments,
    DateTimeOffset At
);

/// <summary>A poll and what it shows so far.</summary>
/// <param name="Counts">Parties by choice; null while nothing may be shown.</param>
/// <param name="Voices">Choice by party, of a poll with names.</param>
/// <param name="TooFew">That it is closed and fewer than five spoke without names.</param>
public sealed record PollRow(
    string Id,
    string QuestionId,
    string? AmendmentId,
    string Text,
    string Language,
    bool Attributed,
    DateTimeOffset At,
    DateTimeOffset? ClosedAt,
    IReadOnlyDictionary<string, int>? Counts,
    IReadOnlyDictionary<string, Temperature> Voices,
    Temperature? OwnChoice,
    bool TooFew
);

/// <summary>Tickets of a question or poll without names.</summary>
/// <param name="Drawn">Parties that hold one: among them a contribution is hidden. Null for those who do not take part.</param>
public sealed record TicketRow(string SubjectId, string Key, int? Drawn, bool OwnDrawn);

/// <summary>A series with all in it that the viewer may see.</summary>
public sealed record DialogueView(
    Series Series,
    Standing Standing,
    IReadOnlyList<DialogueSession> Sessions,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Paper> Papers,
    IReadOnlyList<RegistrationRow> Registrations
)
{
    public IReadOnlyList<StatementRow> Statements { get; init; } = [];
    public IReadOnlyList<ProposalRow> Proposals { get; init; } = [];
    public IReadOnlyList<PollRow> Polls { get; init; } = [];
    public IReadOnlyList<TicketRow> Tickets { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Whether the viewer may read the summary: the draft once it is circulated, and the chair always.</summary>
    public bool SummaryShown =>
        Standing.Chairs
        || (Standing.SeesInside && Series.AgreedAt is not null)
        || (Standing is { SeesInside: true, Own.TakesPart: true } && Series.CommentsUntil is not null);

    public Question? Question(string id) => Questions.FirstOrDefault(x => x.Id == id);

    public bool Takes(Question question) => question.Open && Series.Takes;
}
