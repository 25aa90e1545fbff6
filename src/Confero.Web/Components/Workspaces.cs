using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Web.Components;

/// <summary>A link of the navigation.</summary>
public sealed record NavLink(string Text, string Href);

/// <summary>What each kind of viewer finds in the navigation.</summary>
public static class Workspaces
{
    public static IEnumerable<NavLink> For(Viewer viewer, bool actsForState)
    {
        if (viewer.IsPublic)
            return
            [
                new("nav.needs", "/requests"),
                new("nav.offers", "/offers"),
                new("nav.landscape", "/landscape"),
                new("nav.results", "/disclosure/results"),
                new("nav.processes", "/process"),
                new("nav.dialogues", "/dialogues"),
                new("nav.about", "/about"),
            ];
        var links = new List<NavLink> { new("nav.home", "/my") };
        if (viewer.IsSecretariat)
        {
            if (viewer.ReadsForSecretariat)
                links.AddRange([
                    new("nav.inbox", "/requests"),
                    new("nav.plans", "/matching/plans"),
                    new("nav.pools", "/matching/pools"),
                    new("nav.money", "/delivery/money"),
                    new("nav.actions", "/delivery/actions"),
                ]);
            links.AddRange([new("nav.offers", "/offers"), new("nav.landscape", "/landscape")]);
            if (viewer.ReadsForSecretariat)
                links.Add(new("nav.dialogues", "/dialogues"));
            if (viewer.Has(Roles.Administrator))
                links.AddRange([
                    new("nav.parties", "/parties"),
                    new("nav.processes", "/process"),
                    new("nav.questionnaires", "/assessments/questionnaires"),
                    new("nav.taxonomies", "/taxonomy"),
                    new("nav.mail", "/notices/mail"),
                ]);
        }
        if (viewer.IsRegisteredParty)
        {
            if (actsForState)
                links.AddRange([
                    new("nav.assessments", "/assessments"),
                    new("nav.my-requests", "/requests?own=true"),
                    new("nav.consents", "/disclosure/consents"),
                    new("nav.processes", "/process"),
                    new("nav.my-pools", "/matching/pools/mine"),
                ]);
            links.AddRange([
                new("nav.cards", "/matching/cards"),
                new("nav.my-offers", "/offers?own=true"),
                new("nav.proposals", "/packages/proposals"),
                new("nav.landscape", "/landscape"),
                new("nav.dialogues", "/dialogues"),
                new("nav.money", "/delivery/money"),
                new("nav.actions", "/delivery/actions"),
                new("nav.record", "/delivery/record"),
                new("nav.exchange", "/exchange"),
            ]);
        }
        if (viewer.ExpertId is not null)
            links.AddRange([
                new("nav.profile", "/experts/profile"),
                new("nav.invitations", "/packages/proposals"),
            ]);
        if (
            viewer.PartyId is not null
            && viewer.Has(Roles.DelegateAdministrator | Roles.Authoriser | Roles.Broker | Roles.Administrator)
        )
            links.Add(new("nav.on-call", "/process/on-call"));
        if (viewer.Has(Roles.DelegateAdministrator | Roles.Administrator))
            links.Add(new("nav.people", "/parties/people"));
        return links;
    }
}
