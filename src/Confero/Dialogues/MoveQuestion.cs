using Confero.Acts;
using Confero.Identity;

namespace Confero.Dialogues;

/// <summary>The chair opens a question to contributions, or closes it.</summary>
/// <param name="Step">open or close.</param>
public sealed record MoveQuestion(string QuestionId, string Step) : Act
{
    public override string Code => "dialogue.move-question";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.QuestionFloor(QuestionId) is not var (question, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (Step is not ("open" or "close"))
            return Refusal.Unknown("step", Step);
        if (!floor.Series.Takes)
            return Refusal.Rule("dialogue.not-open");
        if (question.Open == (Step == "open"))
            return Refusal.Rule("dialogue.not-in-state");
        question.Open = Step == "open";
        if (question.Open)
        {
            await scope.TellParticipants(floor, "notice.dialogue-question-open", question.Id);
            if (question.NonAttributed)
                scope.Db.Add(ReleaseJob.At(ReleaseJob.NextBeat(scope.Now), question.Id));
        }
        return Outcome.Of(question.Id);
    }
}
