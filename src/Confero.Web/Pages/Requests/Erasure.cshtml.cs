using Confero.Acts;
using Confero.Requests.Erasing;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>What destroying the State's keys does, said beforehand, and the two decisions it takes.</summary>
public sealed class ErasureModel(ErasureQueries erasures) : ConferoPage
{
    [BindProperty]
    public bool Understood { get; set; }

    public ErasureView View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAsk() => Then(new AskErasure(), decides: true);

    public Task<IActionResult> OnPostConfirm(string erasure) =>
        Then(new ConfirmErasure(erasure ?? ""), decides: true);

    public Task<IActionResult> OnPostWithdraw(string erasure) =>
        Then(new WithdrawErasure(erasure ?? ""), decides: false);

    private async Task<IActionResult> Then(Act act, bool decides)
    {
        if (decides && !Understood)
        {
            Refuse(Refusal.Missing("understood"));
            return await Load() ? Page() : NotFound();
        }
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect("/erasure");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        var found = await erasures.Get(Viewer);
        View = found!;
        return found is not null;
    }
}
