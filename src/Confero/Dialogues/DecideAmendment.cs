using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair accepts or declines an amendment or puts it to a poll; its party may withdraw it.</summary>
/// <param name="Decision">accept, decline, poll or withdraw.</param>
public sealed record DecideAmendment(string AmendmentId, string Decision, string? Note = null) : Act
{
    public override string Code => "dialogue.decide-amendment";
    public override Roles AllowedTo => RoleNames.Any;

    /// <summary>Whether a poll about it bears names.</summary>
    public bool Attributed { get; init; } = true;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var amendment = await scope.Db.Set<Amendment>().SingleOrDefaultAsync(x => x.Id == AmendmentId);
        if (await scope.ProposalFloor(amendment?.ProposalId) is not var (proposal, floor))
            return Refusal.NotFound;
        var own = floor.Standing.Speaks && amendment!.PartyId == scope.Member.PartyId;
        if (Decision == "withdraw" ? !own : !floor.Standing.Chairs)
            return Refusal.NotYours;
        if (amendment!.State is not (AmendmentState.Open or AmendmentState.InPoll))
            return Refusal.Rule("dialogue.not-in-state");
        if (Note?.Length > DialogueRules.MostText)
            return Refusal.TooLong("note", DialogueRules.MostText);
        var refused = Decision switch
        {
            "accept" => await Accept(scope, proposal, amendment),
            "decline" => Set(amendment, AmendmentState.Declined),
            "withdraw" => Set(amendment, AmendmentState.Withdrawn),
            "poll" => await ToPoll(scope, proposal, amendment),
            _ => Refusal.Unknown("decision", Decision),
        };
        if (refused is not null)
            return refused;
        amendment.Note = string.IsNullOrWhiteSpace(Note) ? amendment.Note : Note.Trim();
        return Outcome.Of(amendment.Id);
    }

    private static Refusal? Set(Amendment amendment, AmendmentState state)
    {
        amendment.State = state;
        return null;
    }

    private async Task<Refusal?> ToPoll(ActScope scope, Proposal proposal, Amendment amendment)
    {
        if (amendment.State == AmendmentState.InPoll)
            return Refusal.Rule("dialogue.not-in-state");
        var text = amendment.Kind == AmendmentKind.Delete ? amendment.Original : amendment.Text;
        var outcome = await scope.Include(
            new OpenPoll(proposal.QuestionId, text, proposal.Language, Attributed, amendment.Id)
        );
        if (!outcome.Done)
            return outcome.Refusals[0];
        return Set(amendment, AmendmentState.InPoll);
    }

    private static async Task<Refusal?> Accept(ActScope scope, Proposal proposal, Amendment amendment)
    {
        if (!Amending.Fits(proposal.Paragraphs, amendment))
            return Refusal.Rule("dialogue.paragraph-changed");
        var others = await scope
            .Db.Set<Amendment>()
            .Where(x => x.ProposalId == proposal.Id && x.Id != amendment.Id)
            .ToListAsync();
        proposal.Earlier = [.. proposal.Earlier, new(proposal.Paragraphs, scope.Now, amendment.Id)];
        proposal.Paragraphs = Amending.Apply(proposal.Paragraphs, amendment);
        foreach (var other in others.Where(x => x.State is AmendmentState.Open or AmendmentState.InPoll))
            other.Paragraph = Amending.Moved(other, amendment);
        return Set(amendment, AmendmentState.Accepted);
    }
}
