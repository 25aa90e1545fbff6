using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair takes the temperature of the room on a text.</summary>
/// <param name="Attributed">Whether voices bear the names of their parties.</param>
/// <param name="AmendmentId">The amendment it is about, if one.</param>
public sealed record OpenPoll(
    string QuestionId,
    string Text,
    string Language,
    bool Attributed = true,
    string? AmendmentId = null
) : Act
{
    public override string Code => "dialogue.open-poll";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.QuestionFloor(QuestionId) is not var (question, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (!floor.Series.Takes)
            return Refusal.Rule("dialogue.not-open");
        var faults = DialogueRules
            .Text(Text, "text", DialogueRules.MostText)
            .Concat(DialogueRules.Language(Language))
            .ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        if (AmendmentId is not null && !await IsHere(scope))
            return Refusal.NotFound;
        var poll = new Poll
        {
            Id = Ids.Dialogue("POL"),
            SeriesId = question.SeriesId,
            QuestionId = question.Id,
            AmendmentId = AmendmentId,
            Text = Text.Trim().ReplaceLineEndings("\n"),
            Language = Language,
            Attributed = Attributed,
            At = scope.Now,
        };
        scope.Db.Add(poll);
        if (!Attributed)
            await scope.AddKey(poll.Id);
        await scope.TellParticipants(floor, "notice.dialogue-poll-open", poll.Id);
        return Outcome.Of(poll.Id);
    }

    private Task<bool> IsHere(ActScope scope) =>
        scope
            .Db.Set<Amendment>()
            .AnyAsync(x =>
                x.Id == AmendmentId
                && scope.Db.Set<Proposal>().Any(p => p.Id == x.ProposalId && p.QuestionId == QuestionId)
            );
}
