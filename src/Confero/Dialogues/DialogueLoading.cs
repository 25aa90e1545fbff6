using Confero.Acts;
using Confero.Identity;
using Confero.Notices;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>A series as an act finds it, with what the member is in it.</summary>
internal sealed record Floor(Series Series, IReadOnlyList<Registration> Registrations, Standing Standing);

/// <summary>How acts get at a series: only as far as the member may know that it exists.</summary>
internal static class DialogueLoading
{
    public static async Task<Floor?> Floor(this ActScope scope, string? seriesId)
    {
        var series = await scope.Db.Set<Series>().SingleOrDefaultAsync(x => x.Id == seriesId);
        if (series is null)
            return null;
        var registrations = await scope
            .Db.Set<Registration>()
            .Where(x => x.SeriesId == series.Id)
            .OrderBy(x => x.At)
            .ToListAsync();
        var standing = Standing.Of(scope.Viewer, series, registrations);
        return standing.SeesFront || standing.Manages ? new Floor(series, registrations, standing) : null;
    }

    /// <summary>The question, where the member may see what is said to it.</summary>
    public static async Task<(Question Question, Floor Floor)?> QuestionFloor(this ActScope scope, string? id)
    {
        var question = await scope.Db.Set<Question>().SingleOrDefaultAsync(x => x.Id == id);
        var floor = await scope.Floor(question?.SeriesId);
        return floor is { Standing: { SeesInside: true } or { Manages: true } } ? (question!, floor) : null;
    }

    public static async Task<(Poll Poll, Floor Floor)?> PollFloor(this ActScope scope, string? id)
    {
        var poll = await scope.Db.Set<Poll>().SingleOrDefaultAsync(x => x.Id == id);
        var floor = await scope.Floor(poll?.SeriesId);
        return floor is { Standing.SeesInside: true } ? (poll!, floor) : null;
    }

    public static async Task<(Proposal Proposal, Floor Floor)?> ProposalFloor(this ActScope scope, string? id)
    {
        var proposal = await scope.Db.Set<Proposal>().SingleOrDefaultAsync(x => x.Id == id);
        var floor = await scope.Floor(proposal?.SeriesId);
        return floor is { Standing.SeesInside: true } ? (proposal!, floor) : null;
    }

    /// <summary>Tells those who take part: desk and authorising officers, and the people the delegations named.</summary>
    public static async Task TellParticipants(this ActScope scope, Floor floor, string code, string subjectId)
    {
        var members = await Participants(scope.Db, floor.Registrations.Where(x => x.TakesPart));
        await scope.Db.Tell(members.FindAll(x => x.Id != scope.Member.Id), code, subjectId, scope.Now);
    }

    public static async Task<List<Member>> Participants(ConferoDb db, IEnumerable<Registration> registrations)
    {
        var taking = registrations.ToList();
        var parties = taking.ConvertAll(x => x.PartyId);
        var named = taking.SelectMany(x => x.Delegates).Select(x => x.MemberId).OfType<string>().ToHashSet();
        var members = await db.Set<Member>()
            .Where(x => x.RemovedAt == null && x.PartyId != null && parties.Contains(x.PartyId))
            .OrderBy(x => x.Id)
            .ToListAsync();
        return members.FindAll(x =>
            named.Contains(x.Id) || (x.Roles & (Roles.Drafter | Roles.Authoriser)) != 0
        );
    }
}
