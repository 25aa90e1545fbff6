using Confero.Exchange;
using Confero.Taxonomy;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Exchange;

/// <summary>The party's portfolio as a file, out and in, with a trial before anything changes.</summary>
public sealed class ExchangeModel(PortfolioExport export, TaxonomyQueries taxonomies) : ConferoPage
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public string Mode { get; set; } = "update";

    [BindProperty]
    public bool DryRun { get; set; } = true;

    public ImportReport? Report { get; private set; }
    public bool Applied { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostExport(string? format)
    {
        var wanted = format == "xlsx" ? "xlsx" : "json";
        var outcome = await Do(new TakeExport(wanted));
        TempData.Clear();
        if (!outcome.Done)
            return Refused(outcome);
        var portfolio = await export.Of(Viewer);
        if (wanted == "json")
            return File(
                System.Text.Encoding.UTF8.GetBytes(PortfolioJson.Write(portfolio)),
                "application/json",
                "confero-portfolio.json"
            );
        using var file = new MemoryStream();
        PortfolioXlsx.Write(portfolio, await taxonomies.Current(), file);
        return File(file.ToArray(), Api.Workbook.MediaType, "confero-portfolio.xlsx");
    }

    public async Task<IActionResult> OnPost()
    {
        if (Upload is null || Upload.Length > PortfolioFile.MostBytes)
        {
            Refuse(
                Upload is null ? Refusal.Missing("file") : Refusal.Invalid("import.too-large", "file", "20")
            );
            return Page();
        }
        await using var stream = Upload.OpenReadStream();
        var reading = PortfolioFile.Read(stream);
        if (reading.Portfolio is null)
        {
            Report = new ImportReport(reading.Faults);
            return Page();
        }
        var act = new ImportPortfolio(
            reading.Portfolio,
            JsonNames.Parse<ImportMode>(Mode) ?? ImportMode.Update,
            DryRun
        )
        {
            PlaceOf = reading.PlaceOf,
        };
        Applied = (await Do(act)).Done;
        TempData.Clear();
        Report = act.Report;
        if (Report.Rows.Count > 0)
            Refuse();
        return Page();
    }
}
