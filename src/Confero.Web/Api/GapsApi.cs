using System.Globalization;
using Confero.Landscape.Activities;
using Confero.Landscape.Gaps;
using Confero.Languages;

namespace Confero.Web.Api;

/// <summary>What is missing, as data. Public within what the caller may see; the secretariat sees it complete.</summary>
public static class GapsApi
{
    private static readonly string[] Fields =
    [
        "rows",
        "columns",
        "asked",
        "open",
        "oldest-days",
        "offers",
        "providers",
        "risk",
        "needs",
        "on",
        "afterwards",
        "agreed",
        "received",
    ];

    public static void MapGaps(this IEndpointRouteBuilder api)
    {
        var gaps = api.MapGroup("/landscape/gaps").WithTags("Landscape");
        gaps.MapGet("/", Table).AllowAnonymous();
        gaps.MapGet(
                "/marginal",
                async (GapQueries queries, Caller caller) =>
                    Results.Json(Shown(await queries.Marginal(caller.Viewer)))
            )
            .AllowAnonymous();
        gaps.MapGet("/quiet", (GapQueries queries) => queries.Quiet()).AllowAnonymous();
        gaps.MapGet("/history", (GapQueries queries, Caller caller) => queries.History(caller.Viewer))
            .AllowAnonymous();
        gaps.MapGet(
                "/dictionary",
                () =>
                    Fields.Select(x => new ColumnMeaning(
                        x,
                        Texts.Get($"gaps.field.{x}", CultureInfo.CurrentUICulture)
                    ))
            )
            .AllowAnonymous();
        gaps.MapGet("/pledge", Try);
        api.MapGet("/landscape/effect", Report).WithTags("Landscape").AllowAnonymous();
        api.MapPut(
                "/requests/{id}/quiet",
                (string id, QuietCounting wanted, Caller caller) =>
                    caller.Do(new CountQuietly(id, wanted.Allowed))
            )
            .WithTags("Requests");
    }

    private static async Task<IResult> Table(string? rows, string? columns, GapQueries queries, Caller caller)
    {
        var (down, across) = (Dimension(rows, GapDimension.Stage), Dimension(columns, GapDimension.Region));
        if (down is null || across is null)
            return ApiAnswers.Refuse([
                Refusal.Invalid(
                    "input.unknown-code",
                    down is null ? "rows" : "columns",
                    (down is null ? rows : columns)!
                ),
            ]);
        return Results.Json(await queries.Table(caller.Viewer, down.Value, across.Value));
    }

    private static async Task<IResult> Report(int? year, string? format, EffectQueries effects, Caller caller)
    {
        var effect = await effects.Read(caller.Viewer, year);
        return format == "csv"
            ? Results.File(
                EffectFile.Csv(effect, CultureInfo.CurrentUICulture),
                "text/csv; charset=utf-8",
                "confero-effect.csv"
            )
            : Results.Json(effect);
    }

    private static GapDimension? Dimension(string? text, GapDimension otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : JsonNames.Parse<GapDimension>(text);

    private static async Task<IResult> Try(
        long? amount,
        string? currency,
        string? kind,
        string? region,
        DateOnly? from,
        PledgeTrial trial,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var (effect, refusal) = await trial.Try(
            caller.Viewer,
            new Pledge(amount ?? 0, currency ?? "USD", kind, region, from),
            cancellation
        );
        return refusal is null ? Results.Json(effect) : ApiAnswers.Refuse([refusal]);
    }

    /// <summary>Without the needs themselves: how many there are says enough.</summary>
    private static MarginalAnswer Shown(MarginalValues values) =>
        new(
            values.On,
            values.Currency,
            [
                .. values.Missing.Select(x => new MarginalRow(
                    x.Sort,
                    x.Item,
                    x.Competences,
                    x.Languages,
                    x.Region,
                    x.Month,
                    x.Unit,
                    x.QuantityOfAll,
                    x.Points,
                    x.PointsOfAll,
                    x.NeedsMet.Count
                )),
            ]
        );
}

/// <summary>Whether the needs of a case count in figures of quiet demand.</summary>
public sealed record QuietCounting(bool Allowed);

/// <summary>What one more of each resource would bring, by the plan of a day.</summary>
public sealed record MarginalAnswer(DateOnly? On, string Currency, IReadOnlyList<MarginalRow> Missing);

/// <summary>One resource of which more would help.</summary>
/// <param name="Points">Worth of the first unit, at most about this.</param>
/// <param name="NeedsMet">Needs that all of it together would let be met.</param>
public sealed record MarginalRow(
    Confero.Matching.Model.OfferSort Sort,
    string? Item,
    IReadOnlyList<string> Competences,
    IReadOnlyList<string> Languages,
    string? Region,
    DateOnly Month,
    string? Unit,
    long Quantity,
    double Points,
    double PointsOfAll,
    int NeedsMet
);
