using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>A member reads what a decision says and signs exactly that with a passkey.</summary>
public sealed class SignModel(
    RequestQueries requests,
    SignatureQueries signatures,
    ProcessQueries processes,
    IdentityPolicy policy
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Step { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    [BindProperty]
    public string? Signature { get; set; }

    public RequestView View { get; private set; } = null!;
    public TextToSign Wanted { get; private set; } = null!;
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();
    public string Fingerprint => CaseText.Fingerprint(Wanted.Text);

    /// <summary>Whether the step can be taken only with a signature.</summary>
    public bool Demanded => policy.Signatures;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    /// <summary>Comes from the case's own form, with what was typed there.</summary>
    public async Task<IActionResult> OnPostShow() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostSign()
    {
        var act = new TakeStep(Id, Step ?? "", Note, ExpectedVersion)
        {
            Signature = SignedAnswer.Parse(Signature),
        };
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/requests/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (
            await requests.Get(Viewer, Id) is not { Own: true } found
            || await signatures.ToSign(Viewer, Id, Step ?? "") is not { } wanted
        )
            return false;
        (View, Wanted) = (found, wanted);
        var process = await processes.Version(found.ProcessCode, found.ProcessVersion);
        Names = process.Act(Step!)?.Names ?? Names;
        // After a refusal the newer text is shown, and that is what the next try signs.
        ExpectedVersion = found.Version;
        ModelState.Clear();
        return true;
    }
}
