using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>
/// The chair closes a poll. Voices without names are counted now and once, if enough parties spoke; the slips are
/// destroyed either way.
/// </summary>
public sealed record ClosePoll(string PollId) : Act
{
    public override string Code => "dialogue.close-poll";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.PollFloor(PollId) is not var (poll, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        if (poll.ClosedAt is not null)
            return Refusal.Rule("dialogue.not-in-state");
        poll.ClosedAt = scope.Now;
        if (poll.Attributed)
            return Outcome.Of(PollId);
        var box = await scope.Db.Set<Box>().SingleAsync(x => x.SubjectId == PollId);
        if (box.Content.Slips.Count >= Poll.Fewest)
            poll.Result = box
                .Content.Slips.GroupBy(x => x.Choice!.Value)
                .OrderBy(x => x.Key)
                .ToDictionary(x => JsonNames.Of(x.Key), x => x.Count());
        box.Content = BoxContent.Empty;
        return Outcome.Of(PollId);
    }
}
