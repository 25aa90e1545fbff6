using Confero.Dialogues;

namespace Confero.Demonstration;

/// <summary>The dialogues of the demonstration as <c>dialogues.json</c> tells them.</summary>
internal sealed record DialogueFile(HeldSeries Held, OpenSeries Open);

internal record ToldSeries(
    Dictionary<string, string> Titles,
    Dictionary<string, string> Purposes,
    string Chair,
    string Host,
    List<string> Languages,
    string Visibility,
    List<ToldDelegation> Delegations,
    List<ToldPaper> Papers,
    List<ToldSession> Sessions
);

internal sealed record HeldSeries(
    Dictionary<string, string> Titles,
    Dictionary<string, string> Purposes,
    string Chair,
    string Host,
    List<string> Languages,
    string Visibility,
    List<ToldDelegation> Delegations,
    List<ToldPaper> Papers,
    List<ToldSession> Sessions,
    ToldProposal Proposal,
    Dictionary<string, string> AmendmentPoll,
    ToldPoll Poll,
    List<ToldFinding> Findings,
    Dictionary<string, string> Summary,
    List<ToldRemark> Remarks,
    Dictionary<string, string> Agreed
) : ToldSeries(Titles, Purposes, Chair, Host, Languages, Visibility, Delegations, Papers, Sessions);

internal sealed record OpenSeries(
    Dictionary<string, string> Titles,
    Dictionary<string, string> Purposes,
    string Chair,
    string Host,
    List<string> Languages,
    string Visibility,
    List<ToldDelegation> Delegations,
    List<ToldPaper> Papers,
    List<ToldSession> Sessions,
    ToldPoll OpenPoll
) : ToldSeries(Titles, Purposes, Chair, Host, Languages, Visibility, Delegations, Papers, Sessions);

internal sealed record ToldDelegation(string Party, List<string> People);

internal sealed record ToldPaper(string Author, List<PaperVersion> Versions);

/// <param name="DaysAgo">Days before today; negative for a session that is to come.</param>
internal sealed record ToldSession(
    Dictionary<string, string> Titles,
    int DaysAgo,
    string Zone,
    string? Place,
    string? Link,
    List<ToldQuestion> Questions
);

internal sealed record ToldQuestion(
    string Key,
    Dictionary<string, string> Texts,
    Dictionary<string, string> Guidance,
    bool NonAttributed,
    List<ToldStatement> Statements,
    List<ToldStatement> Voices
);

internal sealed record ToldStatement(
    string? Key,
    string Party,
    string Language,
    string Text,
    string? ReplyTo
);

internal sealed record ToldProposal(
    string Question,
    string Party,
    string Language,
    string Title,
    List<string> Paragraphs,
    List<ToldAmendment> Amendments
);

internal sealed record ToldAmendment(
    string Party,
    int Paragraph,
    string Kind,
    string Text,
    string Reason,
    string Decision,
    string Note
);

internal sealed record ToldPoll(
    string Question,
    string Text,
    string Language,
    Dictionary<string, string> Voices
);

/// <param name="Statements">Keys of statements.</param>
/// <param name="Paragraphs">Numbers of paragraphs of the proposal.</param>
internal sealed record ToldFinding(
    Dictionary<string, string> Texts,
    List<string> Statements,
    List<string> Polls,
    List<int> Paragraphs,
    List<string> Figures,
    List<ToldChange> Changes
);

internal sealed record ToldChange(string Kind, string Reference, string Note);

internal sealed record ToldRemark(string Party, string Kind, string Language, string Text);
