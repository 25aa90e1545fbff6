using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>A party proposes to replace or delete a paragraph, or to add one after it.</summary>
/// <param name="Paragraph">Number of the paragraph, from 1; 0 adds before the first.</param>
/// <param name="Kind">replace, add-after or delete.</param>
public sealed record ProposeAmendment(
    string ProposalId,
    int Paragraph,
    string Kind,
    string? Text,
    string? Reason
) : Act
{
    public override string Code => "dialogue.propose-amendment";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.ProposalFloor(ProposalId) is not var (proposal, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Speaks)
            return Refusal.NotYours;
        if (!floor.Series.Takes)
            return Refusal.Rule("dialogue.question-closed");
        var faults = Faults(proposal).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var kind = JsonNames.Parse<AmendmentKind>(Kind)!.Value;
        var amendment = new Amendment
        {
            Id = Ids.Dialogue("AMD"),
            ProposalId = ProposalId,
            PartyId = scope.PartyId,
            Paragraph = Paragraph,
            Original = Paragraph == 0 ? "" : proposal.Paragraphs[Paragraph - 1],
            Kind = kind,
            Text = kind == AmendmentKind.Delete ? "" : Text!.Trim().ReplaceLineEndings("\n"),
            Reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim(),
            At = scope.Now,
        };
        scope.Db.Add(amendment);
        return Outcome.Of(amendment.Id);
    }

    private IEnumerable<Refusal> Faults(Proposal proposal)
    {
        var kind = JsonNames.Parse<AmendmentKind>(Kind);
        if (kind is null)
            yield return Refusal.Unknown("kind", Kind);
        var first = kind == AmendmentKind.AddAfter ? 0 : 1;
        if (Paragraph < first || Paragraph > proposal.Paragraphs.Count)
            yield return Refusal.Invalid(
                "input.out-of-range",
                "paragraph",
                $"{first}",
                $"{proposal.Paragraphs.Count}"
            );
        foreach (
            var fault in DialogueRules
                .Text(Text, "text", DialogueRules.MostText, required: kind != AmendmentKind.Delete)
                .Concat(DialogueRules.Text(Reason, "reason", DialogueRules.MostText, required: false))
        )
            yield return fault;
    }
}
