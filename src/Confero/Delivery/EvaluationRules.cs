using Confero.Acts;
using Confero.Process;
using Confero.Requests;

namespace Confero.Delivery;

/// <summary>What the State says of a case, when it ends and again a year later.</summary>
internal static class EvaluationRules
{
    private const int MostText = 10_000;

    public static async Task<Outcome> Record(
        ActScope scope,
        string requestId,
        ActMeaning step,
        int rating,
        string effect,
        string? lesson,
        Kept? kept = null
    )
    {
        if (await scope.OwnCase(requestId) is not { } request)
            return Refusal.NotFound;
        if (await scope.WhyNotStep(request, step) is { } not)
            return not;
        var faults = Faults(rating, effect, lesson).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        if (await scope.Advance(request, step) is { } refused)
            return refused;
        var later = step == ActMeaning.Check;
        var months = default(int?);
        if (later)
        {
            var (check, notNow) = await OutcomeChecks.Answer(scope, request);
            if (notNow is not null)
                return notNow;
            months = check!.Months;
        }
        scope.Db.Add(
            new Evaluation
            {
                Id = Ids.Row(),
                RequestId = request.Id,
                IsLaterCheck = later,
                Rating = rating,
                Effect = effect,
                Lesson = lesson,
                Months = months,
                RunningCostsPaid = kept?.RunningCostsPaid,
                SparePartsAtHand = kept?.SparePartsAtHand,
                TrainingRefreshed = kept?.TrainingRefreshed,
                MemberId = scope.Member.Id,
                At = scope.Now,
            }
        );
        return Outcome.Of(request.Id);
    }

    private static IEnumerable<Refusal> Faults(int rating, string effect, string? lesson)
    {
        if (rating is < 1 or > 5)
            yield return Refusal.Invalid("input.out-of-range", "rating", "1", "5");
        if (string.IsNullOrWhiteSpace(effect))
            yield return Refusal.Missing("effect");
        else if (effect.Length > MostText)
            yield return Refusal.TooLong("effect", MostText);
        if (lesson?.Length > MostText)
            yield return Refusal.TooLong("lesson", MostText);
    }
}
