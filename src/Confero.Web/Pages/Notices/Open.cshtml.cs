using Confero.Notices;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>Leads from a notice to what it is about, if the member may see that now.</summary>
public sealed class OpenNoticeModel(NoticeQueries notices) : ConferoPage
{
    public async Task<IActionResult> OnGet(string id) =>
        await notices.Open(Viewer, id) is { } path ? Redirect(path) : NotFound();
}
