using Confero.Acts;
using Confero.Disclosure;
using Confero.Landscape.Gaps;
using Confero.Parties;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>Who may see what of a case, section by section.</summary>
public sealed class VisibilityModel(
    RequestQueries requests,
    GapQueries gaps,
    PartyQueries parties,
    Names names
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public RequestView View { get; private set; } = null!;

    /// <summary>Whether the needs of the case count in figures of quiet demand.</summary>
    public bool CountsQuietly { get; private set; }

    public DisclosureClass ClassOf(Section section) =>
        View.Visibility.FirstOrDefault(x => x.Section == section)?.Class ?? DisclosureRules.Default;

    /// <summary>Everybody a section can be opened to, by name.</summary>
    public IReadOnlyDictionary<string, string> Parties { get; private set; } =
        new Dictionary<string, string>();

    public IReadOnlyCollection<string> Named(Section section) =>
        View.Visibility.FirstOrDefault(x => x.Section == section)?.Parties ?? [];

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Section section, DisclosureClass granted, string[] named) =>
        await Then(new SetVisibility(Id, section, granted, granted == DisclosureClass.C ? named : []));

    public async Task<IActionResult> OnPostBlind(bool allowed) =>
        await Then(new AllowBlindMatching(Id, allowed));

    public async Task<IActionResult> OnPostQuiet(bool allowed) => await Then(new CountQuietly(Id, allowed));

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/requests/{Id}/visibility");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await requests.Get(Viewer, Id) is not { Own: true } found)
            return false;
        View = found;
        Parties = await parties.Others(found.PartyId, names.LanguageTag);
        CountsQuietly = await gaps.CountsQuietly(Viewer, Id) ?? false;
        return true;
    }
}
