using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>A person of the secretariat says how near an activity is to our subject; it stands whatever is imported later.</summary>
/// <param name="Answer">Null takes an earlier answer back: then the texts suggest again.</param>
public sealed record AnswerSubject(string ActivityId, Nearness? Answer) : Act
{
    public override string Code => "landscape.answer-subject";
    public override Roles AllowedTo => Roles.Broker | Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        if (await scope.Db.Set<Activity>().SingleOrDefaultAsync(x => x.Id == ActivityId) is not { } activity)
            return Refusal.NotFound;
        activity.Answered = Answer;
        activity.AnsweredBy = Answer is null ? null : scope.Member.Id;
        activity.AnsweredAt = Answer is null ? null : scope.Now;
        activity.Subject = Answer ?? activity.Suggested;
        return Outcome.Of(activity.Id);
    }
}
