using System.Text.Json;
using Confero.Process;

namespace Confero.Web.Api;

/// <summary>A definition to adopt, and why.</summary>
public sealed record ProcessInput(JsonElement? Definition, string? Note = null);

/// <summary>The text of a draft, faulty or not.</summary>
public sealed record DraftInput(string Text);

/// <summary>Why a draft is adopted.</summary>
public sealed record AdoptionInput(string Note);

/// <summary>Where a case shall be moved, and why.</summary>
public sealed record MigrationInput(string Process, int Version, string? State, string Note);

/// <summary>The State's answer to a proposed move.</summary>
public sealed record MigrationAnswer(string Migration, bool Accepts);

/// <summary>An adopted version, without its text.</summary>
public sealed record VersionAnswer(
    int Version,
    DateTimeOffset AdoptedAt,
    string? Note,
    DateTimeOffset? RetiredAt,
    string? RetireNote
);

/// <summary>Where a rehearsal has come.</summary>
public sealed record RehearsalAnswer(
    string State,
    DateTimeOffset Now,
    IReadOnlyList<Deadline> Deadlines,
    IReadOnlyList<RehearsalEvent> Events,
    IReadOnlyDictionary<string, IReadOnlyList<RehearsalChoice>> Choices
);

/// <summary>A draft with what is wrong with it.</summary>
public sealed record DraftAnswer(
    string Id,
    string BasedOn,
    int BasedOnVersion,
    DateTimeOffset ChangedAt,
    string Text,
    IReadOnlyList<ProcessError> Errors
)
{
    public static DraftAnswer Of(ProcessDraft draft) =>
        new(
            draft.Id,
            draft.BasedOn,
            draft.BasedOnVersion,
            draft.ChangedAt,
            draft.Json,
            ProcessDefinitionReader.Read(draft.Json).Errors
        );
}
