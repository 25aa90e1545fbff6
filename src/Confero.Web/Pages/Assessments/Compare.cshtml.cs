using Confero.Assessments;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Assessments;

/// <summary>Two pictures of the same State or site side by side: what rose, what fell.</summary>
public sealed class CompareAssessmentsModel(AssessmentQueries assessments) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Second { get; set; }

    public IReadOnlyList<AssessmentRow> Choices { get; private set; } = [];
    public AssessmentComparison? Comparison { get; private set; }

    public async Task OnGet()
    {
        Choices = [.. (await assessments.List(Viewer)).Where(x => x.State == AssessmentState.Concluded)];
        if (First is null || Second is null)
            return;
        var one = await assessments.Get(Viewer, First);
        var other = await assessments.Get(Viewer, Second);
        if (one is not null && other is not null)
            Comparison = AssessmentComparison.Of(one, other);
    }
}
