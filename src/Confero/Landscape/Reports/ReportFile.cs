using System.Text;
using Confero.Exchange;
using Confero.Landscape.Activities;
using Confero.Landscape.Gaps;

namespace Confero.Landscape.Reports;

/// <summary>A published report as data: one line a figure, each with its code, and a dictionary of the codes.</summary>
public static class ReportFile
{
    private static readonly string[] Sections =
    [
        "asked",
        "agreed",
        "received",
        "states",
        "cases",
        "asked-percent",
        "received-percent",
        "to-first-answer",
        "to-agreement",
        "to-receipt",
        "waiting",
        "lasted",
        "providers",
        "experts",
        "women-percent",
        "nationalities",
        "open",
        "able",
        "quiet",
    ];

    private static readonly string[] Columns = ["figure", "by", "code", "value"];

    /// <summary>What each column and each figure means, in one of the six languages.</summary>
    public static IReadOnlyList<ColumnMeaning> Dictionary(string? language)
    {
        var words = ReportTexts.In(language);
        return
        [
            .. Columns.Select(x => new ColumnMeaning(x, words[$"column.{x}"])),
            .. Sections.Select(x => new ColumnMeaning(x, words[$"figure.{x}"])),
        ];
    }

    /// <summary>In UTF-8 with its mark. A value that is withheld is empty.</summary>
    public static byte[] Csv(ReportView report)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append("\r\n");
        foreach (var row in Rows(report.Figures))
            text.AppendJoin(',', row).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Sheets of the figures and of their meaning.</summary>
    public static void Xlsx(ReportView report, string? language, Stream file) =>
        WorkbookFile.Write(
            file,
            [
                ("Figures", Rows(report.Figures).Prepend(Columns)),
                (
                    "Dictionary",
                    Dictionary(language)
                        .Select(x => new[] { x.Column, x.Meaning })
                        .Prepend(["column", "meaning"])
                ),
            ]
        );

    private static IEnumerable<string[]> Rows(ReportFigures x)
    {
        foreach (var (by, counts) in new[] { ("", [x.Total]), ("kind", x.ByKind), ("region", x.ByRegion) })
        foreach (var count in counts)
        {
            yield return Row("asked", by, count.Code, count.Asked);
            yield return Row("agreed", by, count.Code, count.Agreed);
            yield return Row("received", by, count.Code, count.Received);
        }
        yield return Row("states", "", "", x.States);
        yield return Row("cases", "", "", x.Cases);
        foreach (var (process, cases) in x.ByProcess)
            yield return Row("cases", "process", process, cases);
        foreach (var group in x.Groups)
        {
            yield return Row("asked-percent", "group", group.Code, group.Asked?.Percent);
            yield return Row("received-percent", "group", group.Code, group.Received?.Percent);
        }
        yield return Row("to-first-answer", "median", "", x.ToFirstAnswer?.Days);
        foreach (
            var (figure, duration) in new[]
            {
                ("to-agreement", x.ToAgreement),
                ("to-receipt", x.ToReceipt),
                ("waiting", x.Waiting),
            }
        )
        {
            yield return Row(figure, "median", "", duration?.Median);
            yield return Row(figure, "longest", "", duration?.Longest);
        }
        yield return ["lasted", "mean", "", x.Lasted?.Rating.ToString(CultureInfo.InvariantCulture) ?? ""];
        yield return Row("providers", "concentration", x.Concentration ?? "", x.Providers);
        yield return Row("experts", "", "", x.Experts);
        yield return Row("women-percent", "", "", x.WomenPercent);
        yield return Row("nationalities", "", "", x.Nationalities);
        foreach (var gap in x.Gaps)
        {
            yield return Row("open", "kind and region", QuietDemand.Key(gap.Region, gap.Kind), gap.Open);
            yield return Row("able", "kind and region", QuietDemand.Key(gap.Region, gap.Kind), gap.Providers);
        }
        foreach (var quiet in x.Quiet)
            yield return Row(
                "quiet",
                "kind and region",
                QuietDemand.Key(quiet.Region, quiet.Kind),
                quiet.Needs
            );
    }

    private static string[] Row(string figure, string by, string code, int? value) =>
        [figure, by, code, value?.ToString(CultureInfo.InvariantCulture) ?? ""];
}
