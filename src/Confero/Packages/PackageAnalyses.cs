using Confero.Disclosure;
using Confero.Matching;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>Looks at a package as a whole: coverage, costs, what rests on what, and what happens if a partner drops out.</summary>
public sealed class PackageAnalyses(
    PackageQueries packages,
    RequestQueries requests,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    TimeProvider clock
)
{
    private const int MostAlternatives = 3;

    /// <summary>Null when the package does not exist for the viewer.</summary>
    public async Task<PackageAnalysis?> Get(Viewer viewer, string packageId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var requestId = await PackageQueries
            .Laid(db, viewer)
            .Where(x => x.Id == packageId)
            .Select(x => x.RequestId)
            .SingleOrDefaultAsync();
        if (requestId is null || await requests.Get(viewer, requestId) is not { } request)
            return null;
        var package = (await packages.OfRequest(viewer, requestId)).FirstOrDefault(x => x.Id == packageId);
        if (package is null)
            return null;
        var terms = await taxonomies.Current(db);
        var rates = PlanningRates.Load();
        long? Convert(long minor, string from, string to) =>
            from == to ? minor
            : rates.Cents(minor, from, terms) is { } cents && rates.Dollars(to) is not null
                ? rates.FromCents(cents, to, terms)
            : null;
        var parts = package.Contributions.Where(x => x.State != ContributionState.Refused).ToList();
        var partners = Partners(package);
        var coverage = CoverageRules.Of(request.Needs, parts, Convert);
        var dropOuts = parts
            .Select(x => partners[x.Id])
            .Distinct()
            .Select(x =>
                CoverageRules.Without(x, request.Needs, parts, partners, package.AllOrNothing, Convert)
            )
            .ToList();
        if (viewer.ReadsForSecretariat)
            dropOuts = await WithAlternatives(db, terms, dropOuts, package, partners);
        return new PackageAnalysis(
            package,
            coverage,
            CostRules.Of(
                parts,
                partners,
                (minor, currency) => rates.Cents(minor, currency, terms),
                rates.AsOf
            ),
            CoverageRules.Prerequisites(request.Needs, coverage),
            dropOuts,
            partners
        );
    }

    /// <summary>The partner of each contribution; one whose name is not open yet stands for itself, so that nothing can be put together.</summary>
    private static Dictionary<string, string> Partners(PackageView package)
    {
        var hidden = 0;
        return package.Contributions.ToDictionary(
            x => x.Id,
            x => x.ProviderId ?? x.ExpertName ?? $"?{++hidden}"
        );
    }

    private async Task<List<DropOut>> WithAlternatives(
        ConferoDb db,
        Taxonomies terms,
        List<DropOut> dropOuts,
        PackageView package,
        Dictionary<string, string> partners
    )
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var input = await new MatchingPortfolio(db, terms, today, lessTaken: false).Build();
        var open = input.Requests.SelectMany(x => x.Needs).Select(x => x.Id).ToHashSet();
        var finder = new CandidateFinder(input);
        var titles = await db.Set<Offers.Offer>().AsNoTracking().ToDictionaryAsync(x => x.Id, x => x.Title);
        var used = package.Contributions.Select(x => (x.NeedId, Offer: x.OfferId)).ToHashSet();
        return dropOuts.ConvertAll(dropOut =>
            dropOut with
            {
                Alternatives =
                [
                    .. dropOut
                        .Worse.Where(x => open.Contains(x.NeedId))
                        .SelectMany(x =>
                            finder
                                .Candidates(x.NeedId)
                                .Where(c => c.ProviderId != dropOut.Partner && titles.ContainsKey(c.OfferId))
                                .Where(c => !used.Contains((x.NeedId, c.OfferId)))
                                .Take(MostAlternatives)
                                .Select(c => new Alternative(
                                    x.NeedId,
                                    c.OfferId,
                                    titles[c.OfferId],
                                    c.ProviderId,
                                    c.Score
                                ))
                        ),
                ],
            }
        );
    }
}
