using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair publishes what waits without names, before the next beat; only if enough waits.</summary>
public sealed record ReleaseBatch(string QuestionId) : Act
{
    public override string Code => "dialogue.release-batch";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.QuestionFloor(QuestionId) is not var (question, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        var box = await scope.Db.Set<Box>().SingleOrDefaultAsync(x => x.SubjectId == QuestionId);
        if (box is null)
            return Refusal.NotFound;
        if (!await Batches.Release(scope.Db, box, question, floor.Series.Threshold, scope.Now))
            return Refusal.Rule("dialogue.too-few", $"{floor.Series.Threshold}");
        await scope.TellParticipants(floor, "notice.dialogue-batch", question.Id);
        return Outcome.Of(question.Id);
    }
}
