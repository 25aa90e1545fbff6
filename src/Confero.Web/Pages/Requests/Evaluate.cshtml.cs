using Confero.Acts;
using Confero.Delivery;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>What the State says of the outcome, at the end and a year later.</summary>
public sealed class EvaluateModel(RequestQueries requests) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public int Rating { get; set; } = 4;

    [BindProperty]
    public string? Effect { get; set; }

    [BindProperty]
    public string? Lesson { get; set; }

    [BindProperty]
    public bool? RunningCostsPaid { get; set; }

    [BindProperty]
    public bool? SparePartsAtHand { get; set; }

    [BindProperty]
    public bool? TrainingRefreshed { get; set; }

    public RequestView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        Act act = View.Ended
            ? new AnswerCheck(
                Id,
                Rating,
                Effect ?? "",
                Lesson,
                new Kept(RunningCostsPaid, SparePartsAtHand, TrainingRefreshed)
            )
            : new EvaluateRequest(Id, Rating, Effect ?? "", Lesson);
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/requests/{Id}") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        var found = await requests.Get(Viewer, Id);
        View = found!;
        return found is { Own: true };
    }
}
