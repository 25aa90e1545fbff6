using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>From dialogue to decision: each finding with what it rests on and what changed because of it.</summary>
public sealed class TraceModel(DialogueQueries queries) : DialoguePage(queries)
{
    public async Task<IActionResult> OnGet() =>
        await LoadSeries() && Standing.SeesInside ? Page() : NotFound();

    /// <summary>What a support is called, in its own language, and where it leads.</summary>
    public (string Text, string Language, string Path) Show(Support support)
    {
        var id = support.Target.Split('#')[0];
        switch (support.Kind)
        {
            case "statement" when View.Statements.FirstOrDefault(x => x.Id == id) is { } x:
                return (x.Text ?? "…", x.Language, $"/dialogues/questions/{x.QuestionId}#{x.Id}");
            case "paragraph" when View.Proposals.FirstOrDefault(x => x.Id == id) is { } x:
                return (
                    $"{x.Title} §{support.Target.Split('#')[^1]}",
                    x.Language,
                    $"/dialogues/proposals/{id}#p{support.Target.Split('#')[^1]}"
                );
            case "poll" when View.Polls.FirstOrDefault(x => x.Id == id) is { } x:
                return (x.Text, x.Language, $"/dialogues/polls/{id}");
            case "paper" when View.Papers.FirstOrDefault(x => x.Id == id) is { } x:
                return (x.Versions[0].Title, x.Versions[0].Language, $"/dialogues/papers/{id}");
            default:
                return (
                    support.Note ?? support.Target,
                    DialoguePage.In(Series.Titles).Language,
                    support.Target
                );
        }
    }

    /// <summary>Where a change can be seen.</summary>
    public static string PathOf(Change change) => change.Kind == "process" ? "/process" : change.Reference;
}
