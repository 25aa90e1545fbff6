using System.Text.Json;
using Confero.Delivery;
using Confero.Exchange;
using Confero.Landscape.Reports;
using Confero.Offers;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>
/// Tells of smaller cases of the year before and of this one, each at its own pace, of what States said a year later,
/// and of the reports that were published: so that there is something to learn from.
/// </summary>
internal sealed class DemonstrationYears(
    DemonstrationStory told,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    Func<string, string> clerkOf,
    Func<string, string> headOf
)
{
    private const string Broker = "MEM-DEMO-BROKER";
    private const int Lapsed = 30;
    private const int Ago = 430;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task Tell()
    {
        var file = JsonSerializer.Deserialize<YearsFile>(
            Embedded.Text("demonstration", "years.json"),
            PortfolioJson.Options
        )!;
        clock.Go(Now.AddDays(-Ago + 1));
        foreach (var offer in file.Offers)
            await told.Do(
                new SaveOffer(
                    null,
                    (offer with { From = Day(-Ago), To = Day(-1), ValidUntil = Day(-Lapsed) }).ToInput()
                )
                {
                    ImportKey = offer.Key,
                },
                headOf(offer.Party)
            );
        foreach (var x in file.Cases)
            await told.Tell(
                x.Request,
                [x.Need with { From = Day(-x.Began + 40), To = Day(-x.Began + 200) }],
                clerkOf(x.Request.Party),
                headOf(x.Request.Party),
                Now.AddDays(-x.Began),
                x.Pace
            );
        var years = file
            .Cases.Select(x => Now.AddDays(-x.Began + (6 * x.Pace)).Year)
            .Append(Now.Year)
            .Distinct()
            .Order()
            .ToList();
        foreach (var year in years)
            await Report(year, new DateTimeOffset(year + 1, 2, 15, 9, 0, 0, TimeSpan.Zero));
        foreach (var x in file.Cases.Where(x => x.Rating is not null))
        {
            await Check(x, -190);
            await Check(x, -14);
        }
        foreach (var year in years)
            await Report(year, Now.AddDays(-8));
    }

    private async Task Check(YearsCase checkedCase, int days)
    {
        await using var db = await databases.CreateDbContextAsync();
        var id = await db.Set<Request>()
            .Where(x => x.ImportKey == checkedCase.Request.Key)
            .Select(x => x.Id)
            .SingleAsync();
        clock.Go(Now.AddDays(days));
        await told.Do(
            new AnswerCheck(
                id,
                checkedCase.Rating!.Value,
                "What we received is in use; the people who were trained are still in their posts.",
                null,
                new Kept(true, true, null)
            ),
            clerkOf(checkedCase.Request.Party)
        );
    }

    /// <summary>The report of a year in its February, and again once States have said what lasted.</summary>
    private async Task Report(int year, DateTimeOffset at)
    {
        if (at > Now.AddDays(-7))
            return;
        clock.Go(at);
        await told.Do(new PublishReport(year), Broker);
    }

    private static DateOnly Day(int days) => DateOnly.FromDateTime(Now.AddDays(days).UtcDateTime);
}

/// <summary>The file of these cases: the offers that served them, which have lapsed since, and the cases.</summary>
internal sealed record YearsFile(IReadOnlyList<PortfolioOffer> Offers, IReadOnlyList<YearsCase> Cases);

/// <param name="Began">Days ago.</param>
/// <param name="Pace">Days from step to step.</param>
/// <param name="Rating">What its State says a year later; null where nothing was asked yet.</param>
internal sealed record YearsCase(
    int Began,
    int Pace,
    int? Rating,
    PortfolioRequest Request,
    PortfolioNeed Need
);
