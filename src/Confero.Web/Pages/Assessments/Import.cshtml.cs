using Confero.Assessments;
using Confero.Exchange;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>Answers from a spreadsheet, with a trial before anything changes.</summary>
public sealed class ImportAnswersModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public bool DryRun { get; set; } = true;

    public AssessmentView View { get; private set; } = null!;
    public ImportReport? Report { get; private set; }
    public bool Applied { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        if (Upload is null || Upload.Length > AnswerSheetReader.MostBytes)
        {
            Refuse(
                Upload is null ? Refusal.Missing("file") : Refusal.Invalid("import.too-large", "file", "5")
            );
            return Page();
        }
        using var file = new MemoryStream();
        await Upload.CopyToAsync(file);
        file.Position = 0;
        var reading = AnswerSheetReader.Read(file, View.Definition);
        if (reading.Fault is { } fault)
        {
            Refuse(fault);
            return Page();
        }
        var act = new ImportAnswers(Id, reading.Rows, DryRun);
        Applied = (await Do(act)).Done;
        if (act.Report.Rows.Count > 0)
        {
            Report = act.Report;
            Refuse();
        }
        return Page();
    }

    private async Task<bool> Load()
    {
        if (
            await assessments.Get(Viewer, Id) is not { Own: not null, State: AssessmentState.Open } found
            || !AssessmentDisclosure.MayAnswer(Viewer)
        )
            return false;
        View = found;
        return true;
    }
}
