using Confero.Disclosure;
using Confero.Matching;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Confero.Offers;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Gaps;

/// <summary>What one viewer may see of the portfolio, so that a plan of it can tell the viewer nothing of the rest.</summary>
internal static class VisiblePortfolio
{
    /// <summary>
    /// Counted in steps, not in time: else a busy machine would plan otherwise than an idle one, and what is hidden could show in
    /// how busy it was.
    /// </summary>
    private const long Work = 60;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task<MatchingInput> Read(
        ConferoDb db,
        Taxonomies taxonomies,
        ProcessDefinitions processes,
        Viewer viewer,
        DateOnly today
    )
    {
        var input = await new MatchingPortfolio(db, taxonomies, today, viewer.ReadsForSecretariat).Build();
        if (viewer.ReadsForSecretariat)
            return input;
        var open = (await new GapReader(db, taxonomies, processes, viewer, today).Lines())
            .Where(x => x.OpenOn(today))
            .Select(x => x.NeedId)
            .ToHashSet();
        var offers = await db.Set<Offers.Offer>()
            .Where(OfferQueries.VisibleTo(viewer))
            .Select(x => x.Id)
            .ToListAsync();
        return input with
        {
            States = [.. input.States.OrderBy(x => x.Code, StringComparer.Ordinal)],
            Requests =
            [
                .. input
                    .Requests.Select(x => x with { Needs = [.. x.Needs.Where(n => open.Contains(n.Id))] })
                    .Where(x => x.Needs.Count > 0)
                    .OrderBy(x => x.Id, StringComparer.Ordinal),
            ],
            Offers =
            [
                .. input.Offers.Where(x => offers.Contains(x.Id)).OrderBy(x => x.Id, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Plans it quickly, from an earlier plan if there is one; the same portfolio always gives the same plan.</summary>
    public static Plan Plan(MatchingInput input, Plan? start, CancellationToken cancellation) =>
        Planner.Plan(
            input,
            start?.Policy ?? Policies.All[Policies.Standard],
            new PlanOptions
            {
                TimeLimit = Limit,
                WorkLimit = Work,
                TargetGap = 0.001,
                Start = start,
                Cancellation = cancellation,
            }
        );
}
