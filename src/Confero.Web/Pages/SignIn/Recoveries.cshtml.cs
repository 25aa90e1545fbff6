using Confero.Acts;
using Confero.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>Recoveries a member may confirm as the second person, or stop.</summary>
public sealed class RecoveriesModel(Confero.Identity.Recoveries recoveries) : ConferoPage
{
    public IReadOnlyList<RecoveryRow> List { get; private set; } = [];

    public async Task OnGet() => List = await recoveries.Open(Viewer);

    public Task<IActionResult> OnPostConfirm(string? recovery, string? digits) =>
        Then(new ConfirmRecovery(recovery ?? "", digits ?? ""));

    public Task<IActionResult> OnPostStop(string? recovery) => Then(new StopRecovery(recovery ?? ""));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/sign-in/recoveries");
        await OnGet();
        return Refused(outcome);
    }
}
