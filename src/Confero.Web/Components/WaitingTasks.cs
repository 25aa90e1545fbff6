using Confero.Disclosure;
using Confero.Identity;
using Confero.Packages;
using Confero.Requests;
using Confero.Web.Pages;

namespace Confero.Web.Components;

/// <summary>Something that waits for the member.</summary>
/// <param name="Code">Key of the text that says what to do.</param>
public sealed record WaitingTask(string Code, string Href, string Title, string? Detail);

/// <summary>Finds what waits for a member: steps of cases the member may take, proposals to answer.</summary>
public sealed class WaitingTasks(RequestQueries requests, PackageQueries packages, Names names)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<WaitingTask>> For(Viewer viewer)
    {
        var tasks = new List<WaitingTask>();
        if (viewer.IsRegisteredParty || viewer.Has(Roles.Broker))
            tasks.AddRange(await Cases(viewer));
        if (viewer.ExpertId is not null || viewer.IsRegisteredParty)
            tasks.AddRange(await Proposals(viewer));
        return tasks;
    }

    private async Task<List<WaitingTask>> Cases(Viewer viewer)
    {
        var filter = new RequestFilter { Own = !viewer.IsSecretariat, Size = 100 };
        var tasks = new List<WaitingTask>();
        foreach (var row in (await requests.List(viewer, filter)).Items)
        {
            if (WaitingFor(viewer, row.State) is not { } code)
                continue;
            var detail =
                $"{await names.Party(row.PartyId)} · {await names.State(row.ProcessCode, row.ProcessVersion, row.State, inside: true)}";
            tasks.Add(new WaitingTask(code, $"/requests/{row.Id}", row.Title, detail));
        }
        return [.. tasks.Take(Most)];
    }

    /// <summary>Which states wait for whom; the case itself then offers only what its process allows.</summary>
    private static string? WaitingFor(Viewer viewer, string state) =>
        state switch
        {
            "draft" or "returned" when viewer.Has(Roles.Drafter) && !viewer.IsSecretariat =>
                "task.finish-draft",
            "submitted" when viewer.Has(Roles.Authoriser) => "task.endorse",
            "consent-window" when viewer.Has(Roles.Authoriser) => "task.consent",
            "proposals" when viewer.Has(Roles.Authoriser) => "task.answer-proposal",
            "accepted" when viewer.Has(Roles.Authoriser) => "task.agree",
            "in-delivery" when viewer.Has(Roles.Drafter | Roles.Authoriser) && !viewer.IsSecretariat =>
                "task.follow-delivery",
            "delivered" when viewer.Has(Roles.Drafter | Roles.Authoriser) && !viewer.IsSecretariat =>
                "task.evaluate",
            "evaluated" when viewer.Has(Roles.Authoriser) => "task.close",
            "endorsed" when viewer.Has(Roles.Broker) => "task.authenticate",
            "authenticated" when viewer.Has(Roles.Broker) => "task.acknowledge",
            "acknowledged" when viewer.Has(Roles.Broker) => "task.ask-consent",
            "circulated" or "unmet" when viewer.Has(Roles.Broker) => "task.match",
            "agreed" when viewer.Has(Roles.Broker) => "task.start-delivery",
            _ => null,
        };

    private async Task<List<WaitingTask>> Proposals(Viewer viewer)
    {
        var tasks = new List<WaitingTask>();
        foreach (var proposal in await packages.Proposals(viewer))
        {
            var code =
                proposal.Open && proposal.OwnAnswer == Answer.None ? "task.answer-as-provider"
                : proposal.State == ContributionState.Consented ? "task.commit"
                : proposal.State is ContributionState.Committed ? "task.deliver"
                : null;
            if (code is not null)
                tasks.Add(
                    new WaitingTask(
                        code,
                        $"/packages/proposals/{proposal.Id}",
                        proposal.Need.Title ?? await names.Term("kinds", proposal.Need.Kind),
                        proposal.OfferTitle ?? proposal.ExpertName
                    )
                );
        }
        return tasks;
    }
}
