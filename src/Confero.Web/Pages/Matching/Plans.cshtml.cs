using Confero.Jobs;
using Confero.Matching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.Matching;

/// <summary>Plans over all open needs; made by a job, with its progress.</summary>
public sealed class PlansModel(MatchingQueries matching, JobQueue jobs) : ConferoPage
{
    public IReadOnlyList<PlanRun> List { get; private set; } = [];
    public Job? Running { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.ReadsForSecretariat)
            context.Result = NotFound();
    }

    public async Task OnGet()
    {
        List = await matching.Plans(Viewer);
        Running = await jobs.Running(MakePlan.JobKind);
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new MakePlan());
        if (outcome.Done)
            return Redirect("/matching/plans");
        await OnGet();
        return Refused(outcome);
    }
}
