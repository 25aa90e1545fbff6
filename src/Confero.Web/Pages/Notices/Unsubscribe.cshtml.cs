using Confero.Acts;
using Confero.Notices;
using Confero.Notices.Mail;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>
/// Stops mail by the link in it, without signing in. Looking at the page changes nothing; a post does, from its button or
/// from a mail program (RFC 8058), which knows no form token: the link itself is the proof.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class UnsubscribeModel(UnsubscribeTokens tokens, NoticeQueries notices, Mechanism mechanism)
    : ConferoPage
{
    /// <summary>The topic that is stopped; null for all that comes in summaries.</summary>
    public Topic? Topic { get; private set; }

    /// <summary>The page's own address.</summary>
    public string Address => Secret?.Path ?? "";

    public bool Stopped { get; private set; }

    private PathSecret? Secret => HttpContext.Features.Get<PathSecret>();

    public async Task<IActionResult> OnGet()
    {
        if (tokens.Read(Secret?.Value) is not { } token || !await notices.MayStop(token.MemberId, token.Act))
            return NotFound();
        Show(token.Act);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (tokens.Read(Secret?.Value) is not { } token)
            return NotFound();
        Stopped = (await mechanism.Do(token.Act, token.MemberId)).Done;
        Show(token.Act);
        return Stopped ? Page() : NotFound();
    }

    private void Show(StopMail act) => Topic = JsonNames.Parse<Topic>(act.Scope);
}
