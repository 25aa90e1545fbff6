using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>What a case's assistance changed, measured by asking the questions behind its needs again.</summary>
/// <param name="Again">The concluded reassessment.</param>
/// <param name="Earlier">The assessment from which the needs were drafted.</param>
/// <param name="Lines">Each question with the answer before and after.</param>
/// <param name="TotalBefore">The score in all before.</param>
/// <param name="TotalAfter">The score in all with the new answers laid over the old ones.</param>
public sealed record Effect(
    AssessmentView Again,
    AssessmentView Earlier,
    IReadOnlyList<AnswerChange> Lines,
    Score TotalBefore,
    Score TotalAfter
);

/// <summary>An assessment from which needs of a case were drafted, and whether its questions are being asked again.</summary>
/// <param name="Running">The reassessment that is open; null when there is none.</param>
public sealed record EffectSource(
    string AssessmentId,
    string Title,
    DateOnly AsOf,
    int Questions,
    string? Running
);

/// <summary>Reads what a case changed, for those who may see the answers of both assessments.</summary>
public sealed class AssessmentEffects(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>The measured effects of a case, the latest first.</summary>
    public async Task<IReadOnlyList<Effect>> Of(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var ids = await db.Set<Assessment>()
            .Where(x =>
                x.RequestId == requestId
                && x.Purpose == AssessmentPurpose.Reassessment
                && x.State == AssessmentState.Concluded
            )
            .OrderByDescending(x => x.AsOf)
            .ThenBy(x => x.Id)
            .Select(x => x.Id)
            .ToListAsync();
        var effects = new List<Effect>();
        foreach (var id in ids)
            if (await Effect(db, viewer, id) is { } effect)
                effects.Add(effect);
        return effects;
    }

    /// <summary>The assessments behind a case's needs; only for the State itself.</summary>
    public async Task<IReadOnlyList<EffectSource>> Sources(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var drafted = await db.Set<DraftedNeed>()
            .AsNoTracking()
            .Where(x => x.RequestId == requestId)
            .ToListAsync();
        var sources = new List<EffectSource>();
        foreach (
            var group in drafted.GroupBy(x => x.AssessmentId).OrderBy(x => x.Key, StringComparer.Ordinal)
        )
        {
            if (await AssessmentQueries.Load(db, group.Key) is not { } assessment)
                continue;
            if (AssessmentDisclosure.Decide(viewer, assessment) != AssessmentDetail.Own)
                continue;
            var running = await db.Set<Assessment>()
                .Where(x =>
                    x.EarlierId == assessment.Id
                    && x.RequestId == requestId
                    && x.Purpose == AssessmentPurpose.Reassessment
                    && (x.State == AssessmentState.Open || x.State == AssessmentState.InReview)
                )
                .Select(x => x.Id)
                .FirstOrDefaultAsync();
            sources.Add(
                new EffectSource(
                    assessment.Id,
                    assessment.Title,
                    assessment.AsOf,
                    group.Select(x => x.Question).Distinct().Count(),
                    running
                )
            );
        }
        return sources;
    }

    private static async Task<Effect?> Effect(ConferoDb db, Viewer viewer, string id)
    {
        var again = (await AssessmentQueries.Load(db, id))!;
        var earlier = await AssessmentQueries.Load(db, again.EarlierId!);
        var after = await AssessmentQueries.View(db, viewer, again);
        var before = earlier is null ? null : await AssessmentQueries.View(db, viewer, earlier);
        if (
            before is not { Detail: >= AssessmentDetail.Answers }
            || after is not { Detail: >= AssessmentDetail.Answers }
        )
            return null;
        var laidOver = AssessmentQueries.Given(earlier!);
        foreach (var (question, given) in AssessmentQueries.Given(again))
            laidOver[question] = given;
        return new Effect(
            after,
            before,
            [
                .. before
                    .Definition.Questions.Where(after.Asks)
                    .Select(x => new AnswerChange(
                        x,
                        before.Answers.GetValueOrDefault(x.Code),
                        after.Answers.GetValueOrDefault(x.Code)
                    )),
            ],
            before.Total,
            Picture.Of(before.Definition, laidOver, again.AsOf).Total
        );
    }
}
