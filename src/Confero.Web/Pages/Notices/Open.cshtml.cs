using Confero.Notices;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>Leads from a notice to what it is about; that page decides what the member may see.</summary>
public sealed class OpenNoticeModel(NoticeQueries notices) : ConferoPage
{
    public async Task<IActionResult> OnGet(string id)
    {
        var notice = (await notices.List(Viewer)).FirstOrDefault(x => x.Id == id);
        return notice?.SubjectId?.Split('-')[0] switch
        {
            "REQ" => Redirect($"/requests/{notice.SubjectId}"),
            "PLN" => Redirect($"/matching/plans/{notice.SubjectId}"),
            "CTR" => Redirect($"/packages/proposals/{notice.SubjectId}"),
            _ => NotFound(),
        };
    }
}
