using Confero.Notices;
using Confero.Web.Components;

namespace Confero.Web.Pages;

/// <summary>A member's own page: what waits for this person, and the latest word.</summary>
public sealed class MyModel(WaitingTasks tasks, NoticeQueries notices) : ConferoPage
{
    /// <summary>Tasks of one kind that are shown at once; the rest unfolds.</summary>
    public const int Shown = 5;
    private const int Latest = 6;

    public IReadOnlyList<WaitingTask> Tasks { get; private set; } = [];
    public IReadOnlyList<NoticeRow> Notices { get; private set; } = [];

    public async Task OnGet()
    {
        Tasks = await tasks.For(Viewer);
        Notices = (await notices.List(Viewer, new NoticeFilter { Size = Latest })).Items;
    }
}
