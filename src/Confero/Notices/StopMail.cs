using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Notices;

/// <summary>A member stops mail by the link in one. What cannot be switched off stays; a repeated stop is as good as the first.</summary>
/// <param name="Scope">Name of the topic to stop, or <see cref="Summaries"/>.</param>
/// <param name="Stamp">The stamp of the choice the link was made under.</param>
public sealed record StopMail(string Scope, string Stamp) : Act
{
    /// <summary>Stops every topic that comes in summaries.</summary>
    public const string Summaries = "summaries";

    public override string Code => "notices.stop-mail";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var choice = await scope
            .Db.Set<NoticeChoice>()
            .SingleOrDefaultAsync(x => x.MemberId == scope.Member.Id);
        if (!Holds(choice?.Stamp ?? "") || Stopped(choice ?? NoticeChoice.Usual("")) is not { } topics)
            return Refusal.NotFound;
        if (choice is null)
            scope.Db.Add(choice = NoticeChoice.Usual(scope.Member.Id));
        foreach (var topic in topics)
            choice.Set(topic, Cadence.PageOnly);
        return Outcome.Of(scope.Member.Id);
    }

    /// <summary>Whether the link was made under the choice that still holds.</summary>
    public bool Holds(string stamp) => Stamp == stamp;

    private IReadOnlyList<Topic>? Stopped(NoticeChoice choice)
    {
        if (Scope == Summaries)
            return
            [
                .. Topics.All.Where(x => !x.Required() && choice.Of(x) is Cadence.Daily or Cadence.Weekly),
            ];
        return JsonNames.Parse<Topic>(Scope) is { } topic && !topic.Required() ? [topic] : null;
    }
}
