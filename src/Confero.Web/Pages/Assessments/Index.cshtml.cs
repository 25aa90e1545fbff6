using Confero.Assessments;
using Confero.Web.Components.Charts;

namespace Confero.Web.Pages.Assessments;

/// <summary>A State's own assessments with their trend, and those that others decided to show.</summary>
public sealed class AssessmentsModel(AssessmentQueries assessments) : ConferoPage
{
    public IReadOnlyList<AssessmentRow> Own { get; private set; } = [];
    public IReadOnlyList<AssessmentRow> Shared { get; private set; } = [];
    public IReadOnlyList<TrendPoint> Trend { get; private set; } = [];
    public IReadOnlyList<int> Thresholds { get; private set; } = [];

    /// <summary>The two latest pictures of the whole State, to compare.</summary>
    public IReadOnlyList<AssessmentRow> Latest { get; private set; } = [];
    public bool MayBegin => AssessmentDisclosure.MayAnswer(Viewer) && Current.Party?.IsState == true;

    public async Task OnGet()
    {
        var rows = await assessments.List(Viewer);
        Own = [.. rows.Where(x => x.PartyId == Viewer.PartyId)];
        Shared = [.. rows.Where(x => x.PartyId != Viewer.PartyId)];
        var pictures = Own.Where(x =>
                x is { SiteId: null, State: AssessmentState.Concluded, Corrected: false, Percent: not null }
                && x.Purpose != AssessmentPurpose.Reassessment
            )
            .ToList();
        if (pictures.Count == 0)
            return;
        Latest = [.. pictures.Where(x => x.Questionnaire == pictures[0].Questionnaire).Take(2)];
        Trend =
        [
            .. pictures
                .Where(x => x.Questionnaire == pictures[0].Questionnaire)
                .Select(x => new TrendPoint(x.AsOf, x.Percent!.Value, x.Level))
                .Reverse(),
        ];
        Thresholds = (await assessments.Form(pictures[0].Questionnaire))!.Thresholds;
    }
}
