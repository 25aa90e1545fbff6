using Confero.Delivery;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>Reads how fair and how effective the mechanism is, as far as the viewer may see cases line by line.</summary>
public sealed class EffectQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    TimeProvider clock
)
{
    private const int Good = 4;

    /// <summary>The figures of needs asked for in a year, or of all.</summary>
    public async Task<Effect> Read(Viewer viewer, int? year = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var reader = new GapReader(db, await taxonomies.Current(db), processes, viewer, today);
        var all = await reader.Lines();
        var (lines, others) = (all.FindAll(Asked), all.FindAll(x => !Asked(x)));
        var cases = lines.Select(x => x.RequestId).ToHashSet();
        var requests = (await reader.Requests()).FindAll(x => cases.Contains(x.Id));
        var groups = await db.Set<Party>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Groups);
        var complete = viewer.ReadsForSecretariat;
        var contributions = complete ? await reader.Contributions([.. cases]) : [];
        var experts = complete
            ? await db.Set<Expert>().AsNoTracking().Where(x => x.LeftAt == null).ToListAsync()
            : null;
        return new Effect(
            lines.Count,
            Shown(Agreed, x => Effect.DurationOf(x.Select(y => Days(y.Since, y.AgreedOn!.Value)))),
            Shown(Received, x => Effect.DurationOf(x.Select(y => Days(y.Since, y.ReceivedOn!.Value)))),
            Shown(Open, x => Effect.DurationOf(x.Select(y => Days(y.Since, today)))),
            Splits(lines) && Splits(others) ? Shown(x => true, x => new Share(x.Count(Open), x.Count)) : null,
            PartOf(Received),
            PartOf(x => true),
            complete ? Concentration.Of(Providers(contributions)) : null,
            requests.GroupBy(x => x.ProcessCode).ToDictionary(x => x.Key, x => x.Count()),
            complete ? FirstAnswer(lines, contributions) : null,
            complete ? await Lasted(db, cases) : null,
            experts
                ?.SelectMany(x => x.Nationalities)
                .GroupBy(x => x)
                .ToDictionary(x => x.Key, x => x.Count()),
            experts?.GroupBy(x => x.Gender).ToDictionary(x => x.Key, x => x.Count())
        );

        bool Asked(GapLine x) => year is null || x.Since.Year == year;

        static bool Agreed(GapLine x) => x.AgreedOn is not null;

        static bool Received(GapLine x) => x.ReceivedOn is not null;

        bool Open(GapLine x) => x.OpenOn(today);

        Dictionary<string, Share?> PartOf(Func<GapLine, bool> which)
        {
            return Effect.Groups.ToDictionary(
                x => x,
                group =>
                {
                    var (part, rest) = (In(lines, group, true), In(lines, group, false));
                    var beside = Enough(In(others, group, true)) && Enough(In(others, group, false));
                    return Enough(part) && Enough(rest) && beside && part.Count + rest.Count > 0
                        ? new Share(part.Count, part.Count + rest.Count)
                        : null;
                }
            );

            List<GapLine> In(List<GapLine> of, string group, bool inside) =>
                of.FindAll(x => which(x) && groups[x.State].Contains(group) == inside);
        }

        // A figure is withheld too where the figure of all years less this one would tell of too few States.
        T? Shown<T>(Func<GapLine, bool> which, Func<List<GapLine>, T?> figure)
            where T : class
        {
            var of = lines.FindAll(x => which(x));
            return of.Count > 0 && Enough(of) && Enough(others.Where(which)) ? figure(of) : null;
        }

        // Neither those that are open nor those that are not come from too few States.
        bool Splits(List<GapLine> of) => Enough(of.Where(Open)) && Enough(of.Where(x => !Open(x)));

        bool Enough(IEnumerable<GapLine> some) =>
            complete || some.Select(x => x.State).Distinct().Count() is 0 or >= QuietDemand.FewestStates;
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
