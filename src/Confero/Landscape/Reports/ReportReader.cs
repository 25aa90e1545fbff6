using Confero.Delivery;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Landscape.Gaps;
using Confero.Packages;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Reports;

/// <summary>
/// Makes the figures of a year. It counts needs that everybody may read, and how far they came by what everybody may
/// see; only the first answer, what lasted, the providers and the roster rest on hidden things, and are held back like
/// quiet demand.
/// </summary>
internal sealed class ReportReader(
    ConferoDb db,
    Taxonomies taxonomies,
    ProcessDefinitions processes,
    DateOnly today
)
{
    private const int AYear = 12;
    private const int Fewest = QuietDemand.FewestStates;
    private const int Step = 5;

    /// <param name="earlier">Editions of the same year before this one.</param>
    public async Task<(ReportFigures Figures, List<QuietVersion> Hidden)> Read(
        int year,
        IReadOnlyList<AnnualReport> earlier
    )
    {
        var end = new DateOnly(year, 12, 31) < today ? new DateOnly(year, 12, 31) : today;
        var reader = new GapReader(db, taxonomies, processes, Viewer.Public, end);
        var lines = (await reader.Lines()).FindAll(x => x.Since.Year == year);
        var cases = lines.Select(x => x.RequestId).ToHashSet();
        var contributions = await reader.Contributions([.. cases]);
        var groups = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Groups);
        var agreed = lines.FindAll(x => x.AgreedOn <= end);
        var received = lines.FindAll(x => x.ReceivedOn <= end);
        var open = lines.FindAll(x => x.OpenOn(end));
        var supply = await reader.Supply();
        var hidden = new HiddenFigures(year, end, earlier);
        var answers = FirstAnswers(lines, contributions);
        var answered = hidden.Of(
            "answered",
            answers.ConvertAll(x => x.Line),
            x => x.ToFirstAnswer,
            () => MedianOf(answers)
        );
        var checks = await Checks(lines);
        var lasted = hidden.Of("lasted", checks.ConvertAll(x => x.Line), x => x.Lasted, () => MeanOf(checks));
        var (providers, level) = hidden.Providers(agreed, contributions);
        var (experts, women, nationalities) = await Roster();
        var figures = new ReportFigures(
            new DateOnly(year, 1, 1),
            end,
            Enough(lines) ? States(lines).Distinct().Count() : null,
            Enough(lines) ? cases.Count : null,
            new ReportCount("", Total(lines), Total(agreed), Total(received)),
            Rows(GapDimension.Kind, lines, agreed, received),
            Rows(GapDimension.Region, lines, agreed, received),
            [
                .. Effect.Groups.Select(x => new ReportGroup(
                    x,
                    PartOf(lines, y => groups[y.State].Contains(x)),
                    PartOf(received, y => groups[y.State].Contains(x))
                )),
            ],
            answered,
            Spoken(agreed, x => x.AgreedOn!.Value.DayNumber - x.Since.DayNumber),
            Spoken(received, x => x.ReceivedOn!.Value.DayNumber - x.Since.DayNumber),
            Spoken(open, x => end.DayNumber - x.Since.DayNumber),
            lasted,
            providers,
            level,
            experts,
            women,
            nationalities,
            await ByProcess(reader, cases),
            Gaps(lines, supply, end),
            await Quiet(end)
        );
        return (figures, hidden.Versions);
    }

    private static List<ReportCount> Rows(
        GapDimension by,
        List<GapLine> lines,
        List<GapLine> agreed,
        List<GapLine> received
    )
    {
        var codes = lines.Select(x => CodeOf(x, by)).Distinct().Order(StringComparer.Ordinal).ToList();
        var (all, some, done) = (Cells(lines), Cells(agreed), Cells(received));
        return codes.ConvertAll(x => new ReportCount(x, all[x], some[x], done[x]));

        IReadOnlyDictionary<string, int?> Cells(List<GapLine> of) =>
            SmallNumbers.Shown(
                codes.ToDictionary(
                    x => x,
                    x => (IReadOnlyCollection<string>)States(of.FindAll(y => CodeOf(y, by) == x))
                )
            );
    }

    private static string CodeOf(GapLine line, GapDimension by) =>
        line.Codes[by] is [var code, ..] ? code : GapTable.Unsaid;

    private static List<ReportGap> Gaps(List<GapLine> lines, List<GapSupply> supply, DateOnly end)
    {
        var table = GapTable.Of(lines, supply, GapDimension.Kind, GapDimension.Region, end);
        var shown = SmallNumbers.Shown(
            table
                .Cells.Where(x => x.Open > 0)
                .ToDictionary(
                    x => $"{x.Row}|{x.Column}",
                    x =>
                        (IReadOnlyCollection<string>)
                            States(
                                lines.FindAll(y =>
                                    y.OpenOn(end)
                                    && CodeOf(y, GapDimension.Kind) == x.Row
                                    && CodeOf(y, GapDimension.Region) == x.Column
                                )
                            )
                )
        );
        return
        [
            .. table
                .Cells.Where(x => x.Open > 0)
                .Select(x => new ReportGap(x.Row, x.Column, shown[$"{x.Row}|{x.Column}"], x.Providers)),
        ];
    }

    private static List<(GapLine Line, int Days)> FirstAnswers(
        List<GapLine> lines,
        List<Contribution> contributions
    ) =>
        [
            .. from line in lines
            let first = contributions.Where(x => x.NeedId == line.NeedId).Min(x => x.ProviderAnsweredAt)
            where first is not null
            select (
                line,
                Math.Max(0, DateOnly.FromDateTime(first.Value.UtcDateTime).DayNumber - line.Since.DayNumber)
            ),
        ];

    private static MedianDays? MedianOf(List<(GapLine Line, int Days)> answers) =>
        Effect.DurationOf(answers.Select(x => x.Days)) is { } all ? new MedianDays(all.Median) : null;

    /// <summary>The last word of each case a year or more after delivery; a case is told by its first line.</summary>
    private async Task<List<(GapLine Line, int Rating)>> Checks(List<GapLine> lines)
    {
        var cases = lines.DistinctBy(x => x.RequestId).ToDictionary(x => x.RequestId);
        var ids = cases.Keys.ToList();
        var checks = await db.Set<Evaluation>()
            .AsNoTracking()
            .Where(x => x.Months >= AYear && ids.Contains(x.RequestId))
            .ToListAsync();
        return
        [
            .. checks
                .GroupBy(x => x.RequestId)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => (cases[x.Key], x.MaxBy(y => y.At)!.Rating)),
        ];
    }

    private static MeanRating? MeanOf(List<(GapLine Line, int Rating)> checks) =>
        checks.Count == 0 ? null : new MeanRating(Math.Round(checks.Average(x => (decimal)x.Rating) * 2) / 2);

    private async Task<(int? Experts, int? Women, int? Nationalities)> Roster()
    {
        var experts = await db.Set<Expert>().AsNoTracking().Where(x => x.LeftAt == null).ToListAsync();
        var said = experts.FindAll(x => x.Gender is "female" or "male" or "other");
        var women = said.Count(x => x.Gender == "female");
        return experts.Count < Fewest
            ? (null, null, null)
            : (
                experts.Count,
                women >= Fewest && said.Count - women >= Fewest
                    ? (int)Math.Round(100.0 * women / said.Count / Step) * Step
                    : null,
                experts.SelectMany(x => x.Nationalities).Distinct().Count()
            );
    }

    private static async Task<IReadOnlyDictionary<string, int?>> ByProcess(
        GapReader reader,
        HashSet<string> cases
    ) =>
        SmallNumbers.Shown(
            (await reader.Requests())
                .Where(x => cases.Contains(x.Id))
                .GroupBy(x => x.ProcessCode)
                .OrderBy(x => x.Key, StringComparer.Ordinal)
                .ToDictionary(x => x.Key, x => (IReadOnlyCollection<string>)[.. x.Select(y => y.PartyId)])
        );

    private async Task<List<QuietFigure>> Quiet(DateOnly end) =>
        [
            .. (await db.Set<QuietPublication>().AsNoTracking().Where(x => x.On <= end).ToListAsync())
                .GroupBy(x => x.Cell)
                .Select(x => x.MaxBy(y => y.On)!)
                .OrderBy(x => x.Cell, StringComparer.Ordinal)
                .Select(x => new QuietFigure(
                    x.Cell.Split('|')[0],
                    x.Cell.Split('|')[1],
                    x.Version.Needs,
                    x.On
                )),
        ];

    private static Share? PartOf(List<GapLine> of, Predicate<GapLine> which) =>
        SmallNumbers.Part(States(of.FindAll(which)), States(of.FindAll(x => !which(x))));

    private static Duration? Spoken(List<GapLine> of, Func<GapLine, int> days) =>
        Enough(of) ? Effect.DurationOf(of.Select(x => Math.Max(0, days(x)))) : null;

    private static int? Total(List<GapLine> of) => SmallNumbers.Total(States(of));

    private static bool Enough(List<GapLine> of) => of.Count > 0 && Total(of) is not null;

    private static List<string> States(List<GapLine> of) => of.ConvertAll(x => x.State);
}
