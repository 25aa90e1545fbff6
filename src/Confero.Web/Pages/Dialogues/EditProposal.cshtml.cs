using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>A party or the chair writes a proposal; an empty line ends a paragraph.</summary>
public sealed class EditProposalModel(DialogueQueries queries) : DialoguePage(queries)
{
    [BindProperty(SupportsGet = true, Name = "proposal")]
    public string? ProposalId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Lang { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public Question Question => View.Question(Id)!;

    protected override bool Shows(DialogueView view) => view.Question(Id) is not null;

    public async Task<IActionResult> OnGet()
    {
        if (!await LoadAround() || !Standing.Speaks)
            return NotFound();
        if (View.Proposals.FirstOrDefault(x => x.Id == ProposalId) is { } stored)
            (Title, Lang, Text) = (stored.Title, stored.Language, string.Join("\n\n", stored.Paragraphs));
        return Page();
    }

    public Task<IActionResult> OnPost() =>
        Then(
            new SaveProposal(
                Id,
                ProposalId,
                Title ?? "",
                Lang ?? "",
                (Text ?? "").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries)
            ),
            "/dialogues/proposals/{id}",
            () => LoadAround()
        );
}
