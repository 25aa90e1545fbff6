using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>The chair words a guiding question.</summary>
public sealed class EditQuestionModel(DialogueQueries queries) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true, Name = "question")]
    public string? QuestionId { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Texts { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Guidance { get; set; } = [];

    [BindProperty]
    public bool NonAttributed { get; set; }

    public async Task<IActionResult> OnGet()
    {
        if (!await LoadAround() || !Standing.Manages)
            return NotFound();
        if (QuestionId is null)
            return Page();
        if (View.Question(QuestionId) is not { } question)
            return NotFound();
        Texts = question.Texts.ToDictionary(x => x.Key, x => (string?)x.Value);
        Guidance = question.Guidance.ToDictionary(x => x.Key, x => (string?)x.Value);
        NonAttributed = question.NonAttributed;
        return Page();
    }

    public async Task<IActionResult> OnPost() =>
        await LoadAround()
            ? await Then(
                new SaveQuestion(
                    Id,
                    QuestionId,
                    SeriesForm.Filled(Texts),
                    SeriesForm.Filled(Guidance),
                    NonAttributed
                ),
                $"/dialogues/{Series.Id}/chair#sessions",
                () => LoadAround()
            )
            : NotFound();
}
