using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Parties;

/// <summary>A person's cases, offers and actions go to another of the party's people; seen before it is done.</summary>
public sealed class HandOverModel(KeeperQueries keepers) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? ToMemberId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public bool Remove { get; set; }

    public HandOverPreview View { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(new HandOver(Id, ToMemberId ?? "", Reason ?? "", Remove));
        if (!outcome.Done)
            return Refused(outcome);
        return Redirect("/parties/people");
    }

    private async Task<bool> Load()
    {
        var found = await keepers.Preview(Viewer, Id);
        View = found!;
        return found is not null;
    }
}
