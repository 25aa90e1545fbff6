using Confero.Identity;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Parties;

/// <summary>Entries of one party that became one, or are proposed to.</summary>
public sealed class MergesModel(MergeQueries merges, PartyQueries parties) : ConferoPage
{
    [BindProperty]
    public string? KeptId { get; set; }

    [BindProperty]
    public string? DuplicateId { get; set; }

    public IReadOnlyList<MergeRow> List { get; private set; } = [];
    public IReadOnlyList<Party> Parties { get; private set; } = [];
    public bool MayPropose => Viewer.IsSecretariat && Viewer.Has(Roles.Administrator);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new ProposeMerge(KeptId ?? "", DuplicateId ?? ""));
        if (outcome.Done)
            return Redirect($"/parties/merges/{outcome.Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (!MayPropose && !Viewer.IsRegisteredParty)
            return false;
        List = await merges.List(Viewer);
        Parties = await parties.All();
        return true;
    }
}
