using Confero.Landscape.Activities;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>One activity with all its source says, where it was read, and why it is thought to be on our subject.</summary>
public sealed class ActivityModel(ActivityQueries activities, ImportQueries imports, Names names)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ActivityView View { get; private set; } = null!;
    public ActivitySource? Source { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? answer)
    {
        if (!Viewer.IsSecretariat || !await Load())
            return NotFound();
        var outcome = await Do(new AnswerSubject(Id, JsonNames.Parse<Nearness>(answer)));
        return outcome.Done ? Redirect($"/landscape/activities/{Id}") : Refused(outcome);
    }

    public async Task<string> Place(string code)
    {
        var terms = await names.Terms();
        return terms.Has("states", code) ? terms.Name("states", code, names.LanguageTag)
            : terms.Has("regions", code) ? terms.Name("regions", code, names.LanguageTag)
            : await names.Party(code);
    }

    private async Task<bool> Load()
    {
        if (await activities.Get(Id) is not { } found)
            return false;
        View = found;
        Source = await imports.Source(found.SourceId);
        return true;
    }
}
