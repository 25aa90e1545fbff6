using Confero.Acts;
using Confero.Requests;
using Confero.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>Visits for a case: asked for by a visitor, let by the State's consent and by nothing else.</summary>
public sealed class VisitsModel(OutcomeQueries outcomes, RequestQueries requests, TimeProvider clock)
    : ConferoPage
{
    private const int Ahead = 30;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public IReadOnlyList<Visit> Visits { get; private set; } = [];
    public bool Own { get; private set; }
    public bool MayPropose { get; private set; }
    public VisitInput Input { get; private set; } = new("", default, default, 3);
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet()
    {
        Input = new VisitInput("", Today.AddDays(Ahead), Today.AddDays(Ahead + 2), 3);
        return await Load() ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostPropose(string? purpose, DateOnly from, DateOnly to, int people)
    {
        Input = new VisitInput(purpose ?? "", from, to, people);
        return Then(new ProposeVisit(Id, Input.Purpose, from, to, people));
    }

    public Task<IActionResult> OnPostAnswer(string? visit, bool accepts, string? reason) =>
        Then(new AnswerVisit(visit ?? "", accepts, reason));

    public Task<IActionResult> OnPostHeld(string? visit) => Then(new VisitTookPlace(visit ?? ""));

    public Task<IActionResult> OnPostCallOff(string? visit) => Then(new CallOffVisit(visit ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/requests/{Id}/visits");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await outcomes.Visits(Viewer, Id) is not { } found)
            return false;
        Visits = found;
        Own = (await requests.Get(Viewer, Id))?.Own == true;
        MayPropose = await outcomes.MayPropose(Viewer, Id);
        return Own || MayPropose || found.Count > 0 || Viewer.ReadsForSecretariat;
    }
}
