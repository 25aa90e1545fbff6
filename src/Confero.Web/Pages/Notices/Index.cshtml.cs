using Confero.Notices;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>Word that something waits or happened.</summary>
public sealed class NoticesModel(NoticeQueries notices) : ConferoPage
{
    public IReadOnlyList<Notice> List { get; private set; } = [];

    public async Task OnGet() => List = await notices.List(Viewer);

    public async Task<IActionResult> OnPost()
    {
        await notices.MarkRead(Viewer);
        return Redirect("/notices");
    }
}
