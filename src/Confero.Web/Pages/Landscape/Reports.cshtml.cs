using Confero.Identity;
using Confero.Landscape.Reports;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>The annual reports to States; the secretariat makes one by a button.</summary>
public sealed class ReportsModel(ReportQueries reports, TimeProvider clock) : ConferoPage
{
    private const int Back = 4;

    [BindProperty]
    public int? Year { get; set; }

    public IReadOnlyList<ReportView> Reports { get; private set; } = [];
    public bool MayPublish => Viewer.IsSecretariat && Viewer.Has(Roles.Broker | Roles.Administrator);
    public IEnumerable<int> Years => Enumerable.Range(0, Back).Select(x => clock.GetUtcNow().Year - x);

    public async Task OnGet() => Reports = await reports.All();

    public async Task<IActionResult> OnPost()
    {
        var outcome = await Do(new PublishReport(Year ?? 0));
        if (outcome.Done)
            return Redirect($"/landscape/reports/{outcome.Id}");
        Reports = await reports.All();
        return Refused(outcome);
    }
}
