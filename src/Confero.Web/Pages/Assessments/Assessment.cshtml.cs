using Confero.Acts;
using Confero.Assessments;
using Confero.Identity;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>One assessment: where it stands, what is short, who answers what, and what may be done with it.</summary>
public sealed class AssessmentModel(AssessmentQueries assessments, RequestQueries requests, Names names)
    : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Word { get; set; }

    public AssessmentView View { get; private set; } = null!;

    /// <summary>The State's requests that may still be edited, to draft needs into.</summary>
    public IReadOnlyList<RequestRow> Drafts { get; private set; } = [];
    public bool MayAnswer => View.Own is not null && AssessmentDisclosure.MayAnswer(Viewer);
    public bool MayDecide => View.Own is not null && Viewer.Has(Roles.Authoriser);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostSubmit() => Then(new SubmitAssessment(Id));

    public Task<IActionResult> OnPostConclude() => Then(new ConcludeAssessment(Id, Word));

    public Task<IActionResult> OnPostReturn() => Then(new ReturnAssessment(Id, Word ?? ""));

    public async Task<IActionResult> OnPostDiscard()
    {
        var outcome = await Do(new DiscardAssessment(Id));
        if (outcome.Done)
            return Redirect("/assessments");
        return await Load() ? Refused(outcome) : NotFound();
    }

    /// <summary>The answers as a spreadsheet in the reader's language.</summary>
    public async Task<IActionResult> OnPostSheet()
    {
        var outcome = await Do(new TakeAnswerSheet(Id));
        TempData.Clear();
        if (!await Load())
            return NotFound();
        return outcome.Done
            ? File(
                AnswerSheet.Write(View, CultureInfo.CurrentUICulture),
                Api.Workbook.MediaType,
                $"{Id}.xlsx"
            )
            : Refused(outcome);
    }

    public async Task<IActionResult> OnPostCorrect() => await ThenTo(new CorrectAssessment(Id));

    public async Task<IActionResult> OnPostReassess(string request) =>
        await ThenTo(new Reassess(Id, request ?? ""));

    public Task<IActionResult> OnPostAssign(string section, string[] members) =>
        Then(new AssignSection(Id, section ?? "", members ?? []));

    public async Task<IActionResult> OnPostNeed(string question, string? request, string? language)
    {
        var draft = string.IsNullOrEmpty(request) ? null : request;
        var outcome = await Do(new DraftNeedFromShortfall(Id, question ?? "", draft, language ?? "en"));
        if (!await Load())
            return NotFound();
        if (!outcome.Done)
            return Refused(outcome);
        var made = View.Own!.Needs.First(x => x.NeedId == outcome.Id);
        return Redirect($"/requests/{made.RequestId}/needs/{made.NeedId}");
    }

    private async Task<IActionResult> ThenTo(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/assessments/{outcome.Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/assessments/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await assessments.Get(Viewer, Id) is not { } found)
            return false;
        View = found;
        if (found is not { Own: not null, State: AssessmentState.Concluded } || !MayAnswer)
            return true;
        var drafts = new List<RequestRow>();
        foreach (var row in (await requests.List(Viewer, new RequestFilter { Own = true, Size = 100 })).Items)
            if ((await names.Process(row.ProcessCode, row.ProcessVersion)).State(row.State).Editable)
                drafts.Add(row);
        Drafts = drafts;
        return true;
    }
}
