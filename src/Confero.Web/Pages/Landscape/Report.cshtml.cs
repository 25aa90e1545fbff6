using System.Text.Encodings.Web;
using Confero.Landscape.Gaps;
using Confero.Landscape.Reports;
using Confero.Taxonomy;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>Rows of a table of the report, each with its name.</summary>
public sealed record ReportTable(
    ReportTexts Words,
    string Title,
    string Head,
    IReadOnlyList<(string Name, ReportCount Count)> Rows
);

/// <summary>One annual report as a document to read and print, in any of the six languages.</summary>
public sealed class ReportModel(ReportQueries reports, Names names, HtmlEncoder encoder) : ConferoPage
{
    private Taxonomies terms = null!;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The language asked for; the reader's otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "in")]
    public string? InLanguage { get; set; }

    public ReportView Report { get; private set; } = null!;
    public ReportTexts Words { get; private set; } = null!;
    public IHtmlContent Picture { get; private set; } = HtmlString.Empty;

    /// <summary>Names of the processes by code.</summary>
    public Dictionary<string, string> Processes { get; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await reports.Get(Id) is not { } found)
            return NotFound();
        Report = found;
        Words = ReportTexts.In(InLanguage ?? names.LanguageTag);
        terms = await names.Terms();
        foreach (var code in Report.Figures.ByProcess.Keys)
        {
            var known = (await names.Process(code, 1)).Names;
            Processes[code] = known.GetValueOrDefault(Words.Language.Tag, known["en"]);
        }
        Picture = Draw();
        return Page();
    }

    /// <summary>The name of a code in the language of the report.</summary>
    public string Name(string taxonomy, string code) =>
        code.Length == 0 ? Words["total"]
        : code == GapTable.Unsaid ? Words["unsaid"]
        : terms.Name(taxonomy, code, Words.Language.Tag);

    public IReadOnlyList<(string Name, ReportCount Count)> Named(
        string taxonomy,
        IReadOnlyList<ReportCount> counts
    ) => [.. counts.Select(x => (Name(taxonomy, x.Code), x))];

    /// <summary>Bars of what may be shown (what is withheld is no bar of nought), drawn in the language and direction of the report.</summary>
    private HtmlString Draw()
    {
        var shown = Report.Figures.ByKind.Where(x => x.Asked is not null).ToList();
        if (shown.Count == 0)
            return HtmlString.Empty;
        var whole = shown.TrueForAll(x => x is { Agreed: not null, Received: not null });
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Words.Culture, Words.Culture);
        try
        {
            using var drawn = new StringWriter();
            new BarChart(
                T,
                Words["by-kind"],
                Words["kind"],
                whole ? [Words["asked"], Words["agreed"], Words["received"]] : [Words["asked"]],
                [
                    .. shown.Select(x => new Bar(
                        Name("kinds", x.Code),
                        whole ? [x.Asked!.Value, x.Agreed!.Value, x.Received!.Value] : [x.Asked!.Value]
                    )),
                ]
            ).WriteTo(drawn, encoder);
            return new HtmlString(drawn.ToString());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}
