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
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

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
            Requests =
            [
                .. input
                    .Requests.Select(x => x with { Needs = [.. x.Needs.Where(n => open.Contains(n.Id))] })
                    .Where(x => x.Needs.Count > 0),
            ],
            Offers = [.. input.Offers.Where(x => offers.Contains(x.Id))],
        };
    }

    /// <summary>Plans it quickly, from an earlier plan if there is one.</summary>
    public static Plan Plan(MatchingInput input, Plan? start, CancellationToken cancellation) =>
        Planner.Plan(
            input,
            start?.Policy ?? Policies.All[Policies.Standard],
            new PlanOptions
            {
                TimeLimit = Limit,
                TargetGap = 0.001,
                Start = start,
                Cancellation = cancellation,
            }
        );
}
