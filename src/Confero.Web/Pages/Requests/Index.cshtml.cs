using Confero.Disclosure;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>Requests the viewer may see: the State's own, the secretariat's inbox, or what is public.</summary>
public sealed class RequestsModel(RequestQueries requests) : ConferoPage
{
    [BindProperty(SupportsGet = true, Name = "own")]
    public bool Own { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<RequestRow> List { get; private set; } = new([], null);
    public string TitleKey =>
        Own ? "nav.my-requests"
        : Viewer.ReadsForSecretariat ? "nav.inbox"
        : "nav.needs";

    public async Task OnGet() =>
        List = await requests.List(
            Viewer,
            new RequestFilter
            {
                Own = Own,
                Kind = string.IsNullOrEmpty(Kind) ? null : Kind,
                Cursor = Cursor,
            }
        );

    public bool Inside(RequestRow row) => row.PartyId == Viewer.PartyId || Viewer.ReadsForSecretariat;
}
