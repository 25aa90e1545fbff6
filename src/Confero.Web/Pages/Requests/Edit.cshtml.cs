using Confero.Disclosure;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>The texts of a case, saved as they are typed. If somebody else changed them meanwhile, both versions are shown and nothing is lost.</summary>
public sealed class EditRequestModel(RequestQueries requests) : ConferoPage
{
    /// <summary>The sections that are free text, in the order of the form.</summary>
    public static IReadOnlyList<Section> Sections { get; } =
    [
        Section.Summary,
        Section.Context,
        Section.Place,
        Section.Scale,
        Section.Condition,
        Section.Money,
        Section.Contacts,
        Section.Public,
    ];

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string Title { get; set; } = "";

    [BindProperty]
    public string? Marking { get; set; }

    [BindProperty]
    public Dictionary<Section, string?> Texts { get; set; } = [];

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public RequestView View { get; private set; } = null!;

    /// <summary>What somebody else wrote meanwhile, where it differs from what this member typed.</summary>
    public IReadOnlyList<(Section Section, string Text)>? Theirs { get; private set; }

    public string Text(Section section) => Texts.GetValueOrDefault(section) ?? "";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        Title = View.Title;
        Marking = View.Marking;
        Texts = View.Texts.ToDictionary(x => x.Key, x => (string?)x.Value);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(Act());
        if (outcome.Done)
            return Redirect($"/requests/{Id}");
        if (!await Load())
            return NotFound();
        if (outcome.Refusals.Any(x => x.Kind == RefusalKind.Conflict))
            ShowBoth();
        return Refused(outcome);
    }

    public async Task<IActionResult> OnPostAutosave()
    {
        IdempotencyKey = "";
        var outcome = await Do(Act());
        TempData.Clear();
        return new JsonResult(new { saved = outcome.Done, version = outcome.Version });
    }

    private EditRequest Act() =>
        new(Id, ExpectedVersion)
        {
            Title = Title ?? "",
            Marking = Marking ?? "",
            Texts = Texts.ToDictionary(x => x.Key, x => x.Value ?? ""),
        };

    private void ShowBoth()
    {
        Theirs =
        [
            .. View
                .Texts.Where(x => x.Value != Text(x.Key) && Sections.Contains(x.Key))
                .Select(x => (x.Key, x.Value)),
        ];
        ModelState.Remove(nameof(ExpectedVersion));
    }

    private async Task<bool> Load()
    {
        var found = await requests.Get(Viewer, Id);
        View = found!;
        return found is { Own: true };
    }
}
