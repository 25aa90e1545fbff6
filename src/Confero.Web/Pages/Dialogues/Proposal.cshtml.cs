using Confero.Acts;
using Confero.Dialogues;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Dialogues;

/// <summary>A proposal paragraph by paragraph, with each amendment compared, and its earlier wordings.</summary>
public sealed class ProposalModel(DialogueQueries queries) : DialoguePage(queries)
{
    /// <summary>The paragraph that is being amended.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Paragraph { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ProposalRow Proposal => View.Proposals.First(x => x.Id == Id);
    public Question Question => View.Question(Proposal.QuestionId)!;
    public bool Amends => Standing.Speaks && Series.Takes;

    public IEnumerable<AmendmentRow> To(int paragraph) =>
        Proposal.Amendments.Where(x =>
            x.Paragraph == paragraph && x.State is AmendmentState.Open or AmendmentState.InPoll
        );

    protected override bool Shows(DialogueView view) => view.Proposals.Any(x => x.Id == Id);

    public async Task<IActionResult> OnGet()
    {
        if (!await LoadAround())
            return NotFound();
        if (Paragraph is { } number && number > 0 && number <= Proposal.Paragraphs.Count)
            Text = Proposal.Paragraphs[number - 1];
        return Page();
    }

    public Task<IActionResult> OnPostAmend() =>
        Carry(new ProposeAmendment(Id, Paragraph ?? 0, Kind ?? "", Text, Reason));

    public Task<IActionResult> OnPostDecide(
        string amendment,
        string decision,
        string? note,
        bool attributed
    ) => Carry(new DecideAmendment(amendment ?? "", decision ?? "", note) { Attributed = attributed });

    private Task<IActionResult> Carry(Act act) => Then(act, $"/dialogues/proposals/{Id}", () => LoadAround());
}
