using Confero.Delivery;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>Reads how fair and how effective the mechanism is, as far as the viewer may see cases line by line.</summary>
public sealed class EffectQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    TimeProvider clock
)
{
    private const int Good = 4;

    /// <summary>The figures of needs asked for in a year, or of all.</summary>
    public async Task<Effect> Read(Viewer viewer, int? year = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var reader = new GapReader(db, await taxonomies.Current(db), viewer, today);
        var lines = (await reader.Lines()).FindAll(x => year is null || x.Since.Year == year);
        var cases = lines.Select(x => x.RequestId).ToHashSet();
        var requests = (await reader.Requests()).FindAll(x => cases.Contains(x.Id));
        var contributions = await reader.Contributions([.. cases]);
        var groups = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Groups);
        var complete = viewer.ReadsForSecretariat;
        var agreed = lines.FindAll(x => x.AgreedOn is not null);
        var received = lines.FindAll(x => x.ReceivedOn is not null);
        var open = lines.FindAll(x => x.OpenOn(today));
        var experts = complete
            ? await db.Set<Expert>().AsNoTracking().Where(x => x.LeftAt == null).ToListAsync()
            : null;
        return new Effect(
            lines.Count,
            Shown(agreed, x => Effect.DurationOf(x.Select(y => Days(y.Since, y.AgreedOn!.Value)))),
            Shown(received, x => Effect.DurationOf(x.Select(y => Days(y.Since, y.ReceivedOn!.Value)))),
            Shown(open, x => Effect.DurationOf(x.Select(y => Days(y.Since, today)))),
            Shown(lines, x => new Share(open.Count, x.Count)),
            PartOf(received),
            PartOf(lines),
            Shown(agreed, _ => Concentration.Of(Providers(contributions))),
            requests.GroupBy(x => x.ProcessCode).ToDictionary(x => x.Key, x => x.Count()),
            complete ? FirstAnswer(lines, contributions) : null,
            complete ? await Lasted(db, cases) : null,
            experts
                ?.SelectMany(x => x.Nationalities)
                .GroupBy(x => x)
                .ToDictionary(x => x.Key, x => x.Count()),
            experts?.GroupBy(x => x.Gender).ToDictionary(x => x.Key, x => x.Count())
        );

        Dictionary<string, Share?> PartOf(List<GapLine> of) =>
            Effect.Groups.ToDictionary(
                x => x,
                group =>
                {
                    var part = of.FindAll(y => groups[y.State].Contains(group));
                    return Enough(part) && Enough(of.Except(part)) ? new Share(part.Count, of.Count) : null;
                }
            );

        // Neither the part nor the rest may come from too few States.
        bool Enough(IEnumerable<GapLine> some) =>
            complete || some.Select(x => x.State).Distinct().Count() is 0 or >= QuietDemand.FewestStates;

        T? Shown<T>(List<GapLine> of, Func<List<GapLine>, T?> figure)
            where T : class =>
            complete || of.Select(x => x.State).Distinct().Count() >= QuietDemand.FewestStates
                ? figure(of)
                : null;
    }

    private static List<string> Providers(IEnumerable<Packages.Contribution> contributions) =>
        [
            .. contributions
                .Where(x => x.CommittedAt is not null && !x.Refused)
                .Select(x => x.ProviderId ?? x.ExpertId!),
        ];

    private static Duration? FirstAnswer(List<GapLine> lines, List<Packages.Contribution> contributions) =>
        Effect.DurationOf(
            from line in lines
            let first = contributions.Where(x => x.NeedId == line.NeedId).Min(x => x.ProviderAnsweredAt)
            where first is not null
            select Days(line.Since, DateOnly.FromDateTime(first.Value.UtcDateTime))
        );

    private static async Task<Share?> Lasted(ConferoDb db, HashSet<string> cases)
    {
        var checks = await db.Set<Evaluation>()
            .AsNoTracking()
            .Where(x => x.IsLaterCheck && cases.Contains(x.RequestId))
            .ToListAsync();
        return checks.Count == 0 ? null : new Share(checks.Count(x => x.Rating >= Good), checks.Count);
    }

    private static int Days(DateOnly from, DateOnly to) => Math.Max(0, to.DayNumber - from.DayNumber);
}
