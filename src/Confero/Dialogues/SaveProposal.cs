using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>A party or the chair proposes a text in paragraphs, or rewords its own while nobody has amended it.</summary>
public sealed record SaveProposal(
    string QuestionId,
    string? ProposalId,
    string Title,
    string Language,
    IReadOnlyList<string> Paragraphs
) : Act
{
    private const int MostParagraphs = 100;

    public override string Code => "dialogue.save-proposal";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.QuestionFloor(QuestionId) is not var (question, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Speaks)
            return Refusal.NotYours;
        if (!floor.Series.Takes)
            return Refusal.Rule("dialogue.question-closed");
        var paragraphs = Paragraphs
            .Where(x => !string.IsNullOrWhiteSpace(x))
            .Select(x => x.Trim().ReplaceLineEndings("\n"))
            .ToList();
        var faults = Faults(paragraphs).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var party = floor.Standing.Chairs ? null : scope.Member.PartyId;
        var proposal = await scope
            .Db.Set<Proposal>()
            .SingleOrDefaultAsync(x =>
                x.Id == ProposalId && x.QuestionId == QuestionId && x.PartyId == party
            );
        if (ProposalId is not null && proposal is null)
            return Refusal.NotFound;
        if (
            proposal is not null
            && await scope.Db.Set<Amendment>().AnyAsync(x => x.ProposalId == proposal.Id)
        )
            return Refusal.Rule("dialogue.amended");
        proposal ??= Add(scope, question, party);
        if (proposal.Paragraphs.Count > 0 && !proposal.Paragraphs.SequenceEqual(paragraphs))
            proposal.Earlier = [.. proposal.Earlier, new(proposal.Paragraphs, scope.Now, null)];
        proposal.Title = Title.Trim();
        proposal.Language = Language;
        proposal.Paragraphs = paragraphs;
        return Outcome.Of(proposal.Id);
    }

    private Proposal Add(ActScope scope, Question question, string? party)
    {
        var proposal = new Proposal
        {
            Id = Ids.Dialogue("PRP"),
            SeriesId = question.SeriesId,
            QuestionId = question.Id,
            PartyId = party,
            Title = Title,
            Language = Language,
            At = scope.Now,
        };
        scope.Db.Add(proposal);
        return proposal;
    }

    private IEnumerable<Refusal> Faults(List<string> paragraphs) =>
        DialogueRules
            .Text(Title, "title", DialogueRules.MostTitle)
            .Concat(DialogueRules.Language(Language))
            .Concat(paragraphs.SelectMany(x => DialogueRules.Text(x, "paragraphs", DialogueRules.MostText)))
            .Concat(
                paragraphs.Count is 0 or > MostParagraphs
                    ? [Refusal.Invalid("dialogue.paragraphs", "paragraphs", $"{MostParagraphs}")]
                    : []
            );
}
