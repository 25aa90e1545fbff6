using Confero.Disclosure;
using Confero.Notices;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Notices;

/// <summary>Word that something waits or happened, newest first.</summary>
public sealed class NoticesModel(NoticeQueries notices, RequestQueries requests) : ConferoPage
{
    [BindProperty(SupportsGet = true, Name = "topic")]
    public string? Topic { get; set; }

    [BindProperty(SupportsGet = true, Name = "unread")]
    public bool Unread { get; set; }

    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? Cursor { get; set; }

    public Page<NoticeRow> List { get; private set; } = new([], null);

    /// <summary>The cases they are about, by id, as the viewer sees them now.</summary>
    public IReadOnlyDictionary<string, RequestRow> Cases { get; private set; } =
        new Dictionary<string, RequestRow>();

    /// <summary>Whether the list is narrowed, so that an empty one does not mean that there is nothing.</summary>
    public bool Narrowed => Unread || Chosen is not null;

    private Topic? Chosen => JsonNames.Parse<Topic>(Topic);

    public async Task OnGet()
    {
        List = await notices.List(
            Viewer,
            new NoticeFilter
            {
                Topic = Chosen,
                Unread = Unread,
                Cursor = Cursor,
            }
        );
        var ids = List.Items.Select(x => x.SubjectId).OfType<string>().Distinct().ToList();
        var found = await requests.List(Viewer, new RequestFilter { Ids = ids, Size = 100 });
        Cases = found.Items.ToDictionary(x => x.Id);
    }

    public async Task<IActionResult> OnPostAll()
    {
        await notices.Mark(Viewer, read: true);
        return Redirect(Address(null));
    }

    public async Task<IActionResult> OnPostRead(string notice) => await Mark(notice, read: true);

    public async Task<IActionResult> OnPostUnread(string notice) => await Mark(notice, read: false);

    /// <summary>This list from a place in it, as it is narrowed now.</summary>
    public string Address(string? cursor, string? handler = null)
    {
        var query = new List<string>();
        if (handler is not null)
            query.Add($"handler={handler}");
        if (Chosen is { } topic)
            query.Add($"topic={JsonNames.Of(topic)}");
        if (Unread)
            query.Add("unread=true");
        if (cursor is not null)
            query.Add($"cursor={Uri.EscapeDataString(cursor)}");
        return query.Count == 0 ? "/notices" : $"/notices?{string.Join('&', query)}";
    }

    private async Task<IActionResult> Mark(string notice, bool read)
    {
        await notices.Mark(Viewer, read, notice ?? "");
        return Redirect(Address(Cursor));
    }
}
