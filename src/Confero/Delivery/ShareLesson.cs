using Confero.Acts;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Delivery;

/// <summary>Who learns from an evaluation beside the State and the secretariat.</summary>
public enum LessonAudience
{
    /// <summary>Nobody else.</summary>
    State,

    /// <summary>The providers of the case.</summary>
    Partners,

    /// <summary>All registered parties, on the pages of the offers, without the State's name.</summary>
    Parties,
}

/// <summary>The State's authoriser decides how far rating and lesson of an evaluation go; a recorded consent, and it can be narrowed again.</summary>
public sealed record ShareLesson(string EvaluationId, LessonAudience Audience) : Act
{
    public override string Code => "delivery.share-lesson";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var evaluation = await scope.Db.Set<Evaluation>().SingleOrDefaultAsync(x => x.Id == EvaluationId);
        if (evaluation is null || await scope.OwnCase(evaluation.RequestId) is not { } request)
            return Refusal.NotFound;
        if (Audience > evaluation.LessonFor)
            scope.Consent(request.Id, ConsentScopes.Lesson, $"{evaluation.Id} {JsonNames.Of(Audience)}");
        evaluation.LessonFor = Audience;
        return Outcome.Of(evaluation.RequestId);
    }
}
