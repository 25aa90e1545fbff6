using Confero.Landscape.Gaps;
using Confero.Web.Components;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>A pledge as a form or an address gives it.</summary>
public sealed record PledgeForm
{
    public string? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Kind { get; init; }
    public string? Region { get; init; }
    public DateOnly? From { get; init; }
}

/// <summary>What is missing: need against supply, what one more of each resource would bring, and whether gaps close.</summary>
public sealed class MissingModel(GapQueries gaps, PledgeTrial trial, Names names, TimeProvider clock)
    : ConferoPage
{
    private const int MostColumns = 8;
    private const int MostMissing = 8;
    private const int MostCells = 12;

    private static readonly Dictionary<GapDimension, string> Taxonomies = new()
    {
        [GapDimension.Kind] = "kinds",
        [GapDimension.Region] = "regions",
        [GapDimension.Stage] = "stages",
        [GapDimension.Objective] = "objectives",
        [GapDimension.Language] = "languages",
        [GapDimension.Competence] = "expertise",
    };

    public GapTable Table { get; private set; } = null!;
    public IReadOnlyList<GapCell> Worst { get; private set; } = [];
    public IReadOnlyList<string> Sentences { get; private set; } = [];
    public DateOnly? PricedOn { get; private set; }
    public IReadOnlyList<QuietFigure> Quiet { get; private set; } = [];
    public IReadOnlyList<GapDay> History { get; private set; } = [];
    public PledgeForm Pledge { get; private set; } = new();
    public PledgeEffect? Effect { get; private set; }
    public HeatMap? Picture { get; private set; }
    public HeatMap? QuietPicture { get; private set; }

    /// <summary>Codes that were left out of the picture because there are too many.</summary>
    public int ColumnsLeftOut { get; private set; }

    /// <summary>Whether the viewer may try a pledge: the secretariat, and who could give one.</summary>
    public bool MayTry => Viewer.ReadsForSecretariat || Viewer.IsRegisteredParty;

    public async Task OnGet(string? rows, string? columns, [FromQuery] PledgeForm pledge)
    {
        var (down, across) = Chosen(rows, columns);
        Table = await gaps.Table(Viewer, down, across);
        Worst =
        [
            .. Table
                .Cells.Where(x => x.Risk != GapRisk.None)
                .OrderByDescending(x => x.Risk)
                .ThenByDescending(x => x.Open)
                .ThenByDescending(x => x.OldestDays)
                .Take(MostCells),
        ];
        var marginal = await gaps.Marginal(Viewer);
        PricedOn = marginal.On;
        var said = new List<string>();
        foreach (var missing in marginal.Missing.Take(MostMissing))
            said.Add(await MissingSentence.Of(missing, marginal.Currency, T, names));
        Sentences = said;
        Quiet = await gaps.Quiet();
        History = await gaps.History(Viewer);
        await Draw();
        Pledge = pledge;
        if (MayTry && !string.IsNullOrWhiteSpace(pledge.Amount))
            await Try(pledge);
    }

    /// <summary>The name of a code of a dimension.</summary>
    public async Task<string> Name(GapDimension dimension, string code) =>
        code == GapTable.Unsaid
            ? T[$"gaps.unsaid.{JsonNames.Of(dimension)}"]
            : await names.Term(Taxonomies[dimension], code);

    /// <summary>Days as people say them: in months when there are many.</summary>
    public string Age(int? days) =>
        days is not { } known ? "–"
        : known < 60 ? T.Count("gaps.days", known)
        : T.Count("gaps.months", known / 30);

    /// <summary>The line of history.</summary>
    public IReadOnlyList<LinePoint> Points() =>
        [
            .. History.Select(x => new LinePoint(
                x.Day,
                [x.Counts.Sum(c => c.Asked), x.Counts.Sum(c => c.Open), x.Counts.Sum(c => c.Received)]
            )),
        ];

    private static (GapDimension Rows, GapDimension Columns) Chosen(string? rows, string? columns)
    {
        var down = JsonNames.Parse<GapDimension>(rows) ?? GapDimension.Stage;
        var across = JsonNames.Parse<GapDimension>(columns) ?? GapDimension.Region;
        return down != across ? (down, across)
            : down == GapDimension.Kind ? (down, GapDimension.Region)
            : (down, GapDimension.Kind);
    }

    private async Task Draw()
    {
        if (Table.Cells.Count > 0)
        {
            var shown = Table
                .ColumnCodes.OrderByDescending(c => Table.Cells.Where(x => x.Column == c).Sum(x => x.Open))
                .Take(MostColumns)
                .ToHashSet();
            ColumnsLeftOut = Table.ColumnCodes.Count - shown.Count;
            var columns = Table.ColumnCodes.Where(shown.Contains).ToList();
            Picture = new HeatMap(
                T[
                    "gaps.picture",
                    T[$"gaps.by.{JsonNames.Of(Table.Rows)}"],
                    T[$"gaps.by.{JsonNames.Of(Table.Columns)}"]
                ],
                T[$"gaps.dimension.{JsonNames.Of(Table.Rows)}"],
                await All(Table.Rows, Table.RowCodes),
                await All(Table.Columns, columns),
                [.. Table.RowCodes.Select(r => columns.ConvertAll(c => (int?)Table.At(r, c).Open))]
            );
        }
        if (Quiet.Count > 0)
        {
            var regions = Quiet.Select(x => x.Region).Distinct().ToList();
            var kinds = Quiet.Select(x => x.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
            var figures = Quiet.ToDictionary(x => (x.Region, x.Kind), x => x.Needs);
            QuietPicture = new HeatMap(
                T["gaps.quiet.picture"],
                T["gaps.dimension.region"],
                await All(GapDimension.Region, regions),
                await All(GapDimension.Kind, kinds),
                [
                    .. regions.Select(r =>
                        kinds.ConvertAll(k => figures.TryGetValue((r, k), out var n) ? n : (int?)null)
                    ),
                ],
                T["gaps.quiet.withheld"]
            );
        }
    }

    private async Task<List<string>> All(GapDimension dimension, IEnumerable<string> codes)
    {
        var list = new List<string>();
        foreach (var code in codes)
            list.Add(await Name(dimension, code));
        return list;
    }

    private async Task Try(PledgeForm form)
    {
        var currency = string.IsNullOrEmpty(form.Currency) ? "USD" : form.Currency;
        var (amount, fault) = MoneyInput.Read(form.Amount, currency, await names.Terms(), "amount");
        if (fault is not null)
        {
            Refuse(fault);
            return;
        }
        var (effect, refusal) = await trial.Try(
            Viewer,
            new Confero.Landscape.Gaps.Pledge(
                amount ?? 0,
                currency,
                Given(form.Kind),
                Given(form.Region),
                form.From ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)
            ),
            HttpContext.RequestAborted
        );
        Effect = effect;
        if (refusal is not null)
            Refuse(refusal);
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
