using Confero.Jobs;
using Confero.Matching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.Matching;

/// <summary>Plans over all open needs: made by a job with progress, stopped early, compared, and what the planner was told.</summary>
public sealed class PlansModel(MatchingQueries matching, PlanReader plans, JobQueue jobs) : ConferoPage
{
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();

    public IReadOnlyList<PlanRun> List { get; private set; } = [];
    public IReadOnlyList<PlanningRule> Rules { get; private set; } = [];
    public Job? Running { get; private set; }

    /// <summary>How far the running search has come.</summary>
    public IReadOnlyList<PlanProgressPoint> Course { get; private set; } = [];

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Viewer.ReadsForSecretariat)
            context.Result = NotFound();
    }

    public async Task OnGet()
    {
        List = await matching.Plans(Viewer);
        Rules = await plans.Rules(Viewer);
        Running = await jobs.Running(MakePlan.JobKind);
        if (Running is not null)
            Course = await plans.Progress(Viewer, PlanRun.IdOf(Running));
        else if (Request.Headers.ContainsKey("HX-Request"))
            Response.Headers["HX-Refresh"] = "true"; // the search has ended: the whole page is another
        if (Rules.Count > 0)
            titles = await plans.Titles();
    }

    public Task<IActionResult> OnPost(string? policy, int seconds = 30, int seed = 1, string? from = null) =>
        Carry(
            new MakePlan(
                seconds,
                seed,
                string.IsNullOrEmpty(policy) ? Policies.Standard : policy,
                string.IsNullOrEmpty(from) ? null : from
            )
        );

    public Task<IActionResult> OnPostStop(string job) => Carry(new StopPlan(job ?? ""));

    public Task<IActionResult> OnPostLift(string rule) => Carry(new LiftPlanningRule(rule ?? ""));

    private async Task<IActionResult> Carry(Acts.Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/matching/plans");
        await OnGet();
        return Refused(outcome);
    }
}
