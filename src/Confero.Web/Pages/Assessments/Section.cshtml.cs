using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>
/// The questions of a section. Only what the member touched is saved, each answer against the version it was shown in; where
/// somebody else was faster, both answers are shown and nothing is lost.
/// </summary>
public sealed class SectionModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    [BindProperty]
    public Dictionary<string, AnswerForm> Answers { get; set; } = [];

    public AssessmentView View { get; private set; } = null!;
    public QuestionSection Asked { get; private set; } = null!;
    public bool Open => View.State == AssessmentState.Open && AssessmentDisclosure.MayAnswer(Viewer);

    /// <summary>Questions that somebody else answered meanwhile.</summary>
    public IReadOnlyList<string> Conflicts { get; private set; } = [];

    public QuestionSection? Before => Beside(-1);
    public QuestionSection? After => Beside(1);

    public async Task<IActionResult> OnGet()
    {
        if (!await Load())
            return NotFound();
        Answers = Fresh();
        return Page();
    }

    public async Task<IActionResult> OnPost(string? then)
    {
        if (!await Load())
            return NotFound();
        var (refusals, _) = await Save();
        if (refusals.Count == 0)
        {
            TempData["done"] = "assessment.answer";
            return Redirect(
                then == "next" && After is { } next
                    ? $"/assessments/{Id}/sections/{next.Code}"
                    : $"/assessments/{Id}/sections/{Section}"
            );
        }
        Conflicts = [.. refusals.Where(x => x.Kind == RefusalKind.Conflict).Select(x => x.Field!)];
        Refuse([.. refusals]);
        await Load();
        var fresh = Fresh();
        foreach (var (code, form) in fresh.Where(x => Answers.ContainsKey(x.Key)))
            Answers[code].Version = form.Version;
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAutosave()
    {
        if (!await Load())
            return NotFound();
        var (refusals, saved) = await Save();
        TempData.Clear();
        return new JsonResult(
            new
            {
                saved = refusals.Count == 0,
                fields = saved
                    .SelectMany(x =>
                        new[]
                        {
                            (Name: $"Answers[{x.Key}].Version", Value: x.Value.Version),
                            (Name: $"Answers[{x.Key}].Was", Value: x.Value.Was),
                        }
                    )
                    .ToDictionary(x => x.Name, x => x.Value),
            }
        );
    }

    private async Task<(List<Refusal> Refusals, Dictionary<string, AnswerForm> Saved)> Save()
    {
        var refusals = new List<Refusal>();
        var saved = new Dictionary<string, AnswerForm>();
        var key = IdempotencyKey;
        foreach (var question in View.Of(Asked))
        {
            if (!Answers.TryGetValue(question.Code, out var form) || !form.Touched)
                continue;
            IdempotencyKey = key.Length == 0 ? "" : $"{key}-{question.Code}";
            var outcome = await Do(
                new AnswerQuestion(Id, question.Code, form.ToInput(), form.Expected)
                {
                    ExpectsNone = form.Expected is null,
                }
            );
            refusals.AddRange(outcome.Refusals);
            if (outcome.Done)
            {
                form.Version = outcome.Version?.ToString() ?? "";
                form.Was = form.Mark();
                saved[question.Code] = form;
            }
        }
        return (refusals, saved);
    }

    private Dictionary<string, AnswerForm> Fresh() =>
        View.Of(Asked).ToDictionary(x => x.Code, x => AnswerForm.Of(View.Answers.GetValueOrDefault(x.Code)));

    private QuestionSection? Beside(int step)
    {
        var sections = View.Sections.ToList();
        return sections.ElementAtOrDefault(sections.FindIndex(x => x.Code == Section) + step);
    }

    private async Task<bool> Load()
    {
        if (await assessments.Get(Viewer, Id) is not { Own: not null } found)
            return false;
        View = found;
        Asked = found.Sections.FirstOrDefault(x => x.Code == Section)!;
        return Asked is not null;
    }
}
