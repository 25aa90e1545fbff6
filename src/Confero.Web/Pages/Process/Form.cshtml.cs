using System.Text.Json.Nodes;
using Confero.Process;
using Confero.Web.Components;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>A draft as a form, one part at a time. It changes the same text by the same act as the text page does.</summary>
public sealed class FormModel(ProcessQueries processes) : DraftPage(processes)
{
    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = "head";

    [BindProperty(SupportsGet = true)]
    public int At { get; set; }

    /// <summary>The tree of the text; null when it is no JSON, which only the text page can mend.</summary>
    public JsonObject? Tree { get; private set; }

    /// <summary>The part that is edited; empty for a new one.</summary>
    public ProcessFormPart Edited { get; private set; } = new(new JsonObject());

    public async Task<IActionResult> OnGet() => await Prepare() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Prepare())
            return NotFound();
        if (Tree is null)
            return Page();
        var members = ProcessFormPart.Read(Part, Request.Form);
        var text = ProcessText.With(Tree, Part == "head" ? null : Part, At, members);
        return await Save(text, $"/process/drafts/{Id}/form?part={Part}&at={At}");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Prepare())
            return NotFound();
        if (Tree is null || Part == "head")
            return Page();
        return await Save(ProcessText.Without(Tree, Part, At), $"/process/drafts/{Id}/form");
    }

    private async Task<IActionResult> Save(string text, string next)
    {
        var outcome = await Do(new EditProcess(Id, text, ExpectedVersion));
        if (outcome.Done)
            return Redirect(next);
        Show(ProcessText.Parse(text));
        return Refused(outcome);
    }

    private async Task<bool> Prepare()
    {
        if (Part != "head" && !ProcessText.Parts.Contains(Part) || At < 0 || !await Load())
            return false;
        Show(ProcessText.Parse(Draft.Json));
        return true;
    }

    /// <summary>Shows a tree, and its faults beside the fields they concern.</summary>
    private void Show(JsonObject? tree)
    {
        Tree = tree;
        if (tree is null)
            return;
        var part = Part == "head" ? tree : ProcessText.List(tree, Part).ElementAtOrDefault(At);
        Edited = new ProcessFormPart(part ?? []);
        Refuse([
            .. Reading
                .Errors.Select(x => (Error: x, Place: ProcessPlace.Of(x.Path)))
                .Where(x => x.Place is { } place && place.Part == Part && (Part == "head" || place.At == At))
                .Select(x => x.Error.AsRefusal() with { Field = x.Place!.Field }),
        ]);
    }

    /// <summary>How many faults lie in a part.</summary>
    public int Faults(string part, int at) =>
        Reading.Errors.Count(x =>
            ProcessPlace.Of(x.Path) is { } place && place.Part == part && (part == "head" || place.At == at)
        );
}
