using Confero.Disclosure;
using Confero.Packages;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching.Pooling;

/// <summary>Where a pool stands, as far as one of its States may know.</summary>
public enum PoolState
{
    /// <summary>Some may still answer; or have answered, in whatever way.</summary>
    Open,

    /// <summary>All agreed; they know each other.</summary>
    Formed,

    /// <summary>Somebody declined, stayed silent, or nobody was left to ask: never said which.</summary>
    NotFormed,

    /// <summary>This State left after the pool had formed.</summary>
    Left,
}

/// <summary>
/// The rules of blind pooling. Pure, and used by the acts, the queries and the model check: what a State sees follows
/// from its own answer, from whether all have agreed, and from the calendar.
/// </summary>
public static class PoolRules
{
    /// <summary>"Several" must be true, and with two each would know the other.</summary>
    public const int FewestStates = 3;

    /// <summary>Days that must fit everybody.</summary>
    public const int FewestDays = 28;
    private const int AnswerDays = 28;

    /// <summary>The beginning, in UTC, of the first Monday at least 28 days after the proposal; the same for all its States.</summary>
    public static DateTimeOffset EndsAt(DateTimeOffset proposedAt)
    {
        var day = DateOnly.FromDateTime(proposedAt.UtcDateTime).AddDays(AnswerDays);
        while (day.DayOfWeek != DayOfWeek.Monday)
            day = day.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
    }

    /// <summary>Whether a State may answer now; nothing of the others' answers is asked.</summary>
    public static bool MayAnswer(Answer own, bool formed, bool timeOver) =>
        own == Answer.None && !formed && !timeOver;

    /// <summary>Whether the pool forms.</summary>
    public static bool Forms(IReadOnlyCollection<Answer> answers, bool takenBack, bool timeOver) =>
        !takenBack && !timeOver && answers.Count >= FewestStates && answers.All(x => x == Answer.Accepted);

    /// <summary>What one State sees of where it stands.</summary>
    public static PoolState SeenBy(Answer own, bool formed, bool left, bool timeOver) =>
        formed ? (left ? PoolState.Left : PoolState.Formed)
        : timeOver || own == Answer.Declined ? PoolState.NotFormed
        : PoolState.Open;

    /// <summary>A State took its yes back: before the pool formed it is undecided again, and nobody notices; afterwards it leaves.</summary>
    internal static async Task TakeBack(ConferoDb db, Consent consent)
    {
        var part = await db.Set<PoolPart>().SingleAsync(x => x.Id == consent.Detail);
        var pool = await db.Set<Pool>().SingleAsync(x => x.Id == part.PoolId);
        if (pool.FormedAt is null)
            (part.Answer, part.AnsweredAt) = (Answer.None, null);
        else
            part.LeftAt = consent.RevokedAt;
    }
}
