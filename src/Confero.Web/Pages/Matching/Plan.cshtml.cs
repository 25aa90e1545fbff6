using Confero.Matching;
using Confero.Matching.Explain;
using Confero.Matching.Planning;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>One plan: who would serve what, why not, what is missing and how good it is. The broker makes packages of it.</summary>
public sealed class PlanModel(PlanReader plans) : ConferoPage
{
    private const int MostMissing = 8;
    private IReadOnlyDictionary<string, string> titles = new Dictionary<string, string>();

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public Plan Plan { get; private set; } = null!;
    public IReadOnlyList<MissingResource> Missing { get; private set; } = [];

    /// <summary>How the plan was found.</summary>
    public IReadOnlyList<PlanProgressPoint> Course { get; private set; } = [];

    /// <summary>Of every State how many of its requests have a package, those who have least first.</summary>
    public IReadOnlyList<(string State, int Served, int All)> Shares =>
        [
            .. Plan
                .Packages.GroupBy(x => x.State)
                .Select(x => (x.Key, x.Count(p => p.Partners.Count > 0), x.Count()))
                .OrderBy(x => (double)x.Item2 / x.Item3)
                .ThenBy(x => x.Key, StringComparer.Ordinal),
        ];

    /// <summary>The currency of all money in a plan.</summary>
    public string Currency => PlanReader.Currency;

    public string Title(string id) => titles.GetValueOrDefault(id, id);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string request)
    {
        if (!await Load())
            return NotFound();
        if (await plans.Package(Viewer, Id, request ?? "") is not { } act)
            return NotFound();
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/requests/{request}#packages") : Refused(outcome);
    }

    public Task<IActionResult> OnPostKeep(string request) =>
        Carry(new KeepPackage(Id, request ?? ""), $"/matching/plans/{Id}#{request}");

    public async Task<IActionResult> OnPostAgain(bool gently)
    {
        if (!await Load())
            return NotFound();
        var policy = Policies.All.FirstOrDefault(x => x.Value.Version == Plan.Policy.Version).Key;
        return await Carry(
            new MakePlan(Seed: Plan.Seed, Policy: policy ?? Policies.Standard, From: Id, Gently: gently),
            "/matching/plans"
        );
    }

    private async Task<IActionResult> Carry(Acts.Act act, string next)
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(act);
        return outcome.Done ? Redirect(next) : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (await plans.Read(Viewer, Id) is not { } plan)
            return false;
        (Plan, titles) = plan;
        Missing = await plans.Missing(Viewer, Id, MostMissing) ?? [];
        Course = await plans.Progress(Viewer, Id);
        return true;
    }
}
