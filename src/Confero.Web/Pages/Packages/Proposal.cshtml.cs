using Confero.Acts;
using Confero.Delivery;
using Confero.Packages;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Packages;

/// <summary>One proposal: the provider or expert answers, commits, and says what was delivered.</summary>
public sealed class ProposalModel(PackageQueries packages, TimeProvider clock) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ContributionView View { get; private set; } = null!;
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAnswer(bool accepts, string? reason) =>
        Then(new AnswerAsProvider(Id, accepts, reason));

    public Task<IActionResult> OnPostCommit() => Then(new CommitContribution(Id));

    public Task<IActionResult> OnPostDelivered(long quantity, DateOnly on, string? evidence) =>
        Then(new StateDelivered(Id, new DeliveryInput(quantity, on, null, evidence)));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/packages/proposals/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await packages.Proposal(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
