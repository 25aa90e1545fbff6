using Confero.Dialogues;
using Confero.Parties;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>A party registers its delegation.</summary>
public sealed class RegisterModel(DialogueQueries queries, MemberQueries members) : DialoguePage(queries)
{
    [BindProperty]
    public string?[] Names { get; set; } = [];

    [BindProperty]
    public string[] Members { get; set; } = [];

    [BindProperty]
    public string? Head { get; set; }

    public IReadOnlyList<Member> People { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Prepare())
            return NotFound();
        var own = Standing.Own?.Delegates ?? [];
        Members = [.. own.Select(x => x.MemberId).OfType<string>()];
        Names = [.. own.Where(x => x.MemberId is null).Select(x => x.Name)];
        Head = own.Find(x => x.Head)?.MemberId;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Prepare())
            return NotFound();
        var people = People.Where(x => Members.Contains(x.Id) || x.Id == Head);
        return await Then(
            new RegisterForSeries(
                Id,
                [
                    .. people.Select(x => new NamedDelegate(x.Name, x.Id, x.Id == Head)),
                    .. Names.Where(x => !string.IsNullOrWhiteSpace(x)).Select(x => new NamedDelegate(x!)),
                ]
            ),
            $"/dialogues/{Id}",
            () => Task.FromResult(true)
        );
    }

    private async Task<bool> Prepare()
    {
        if (!Viewer.IsRegisteredParty || !await LoadSeries())
            return false;
        People = await members.Colleagues(Viewer);
        return true;
    }
}
