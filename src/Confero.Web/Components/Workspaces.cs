using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Web.Components;

/// <summary>A link of the navigation.</summary>
public sealed record NavLink(string Text, string Href)
{
    /// <summary>Whether it leads to the page at a path.</summary>
    public bool LeadsTo(string path) => Href.Split('?')[0] == path;
}

/// <summary>What belongs together in the navigation.</summary>
/// <param name="Text">Key of its heading, which is not shown over a single link.</param>
public sealed record NavGroup(string Text, IReadOnlyList<NavLink> Links);

/// <summary>What each kind of viewer finds in the navigation.</summary>
public static class Workspaces
{
    private static readonly NavLink Landscape = new("nav.landscape", "/landscape");
    private static readonly NavLink Dialogues = new("nav.dialogues", "/dialogues");
    private static readonly NavLink Offers = new("nav.offers", "/offers");
    private static readonly NavLink Processes = new("nav.processes", "/process");
    private static readonly NavLink Money = new("nav.money", "/delivery/money");
    private static readonly NavLink Actions = new("nav.actions", "/delivery/actions");
    private static readonly NavLink OnCall = new("nav.on-call", "/process/on-call");
    private static readonly NavLink People = new("nav.people", "/parties/people");

    public static IEnumerable<NavGroup> For(Viewer viewer, bool actsForState)
    {
        if (viewer.IsPublic)
            return Public();
        IEnumerable<NavGroup> own =
            viewer.IsSecretariat ? Secretariat(viewer)
            : viewer.IsRegisteredParty ? Party(viewer, actsForState)
            : [];
        return own.Prepend(Alone("nav.home", "/my")).Concat(Expert(viewer)).Where(x => x.Links.Count > 0);
    }

    private static IEnumerable<NavGroup> Public() =>
        [
            Alone("nav.needs", "/requests"),
            Alone(Offers),
            Alone(Landscape),
            Alone("nav.results", "/disclosure/results"),
            Alone(Processes),
            Alone(Dialogues),
            Alone("nav.about", "/about"),
        ];

    private static IEnumerable<NavGroup> Secretariat(Viewer viewer)
    {
        var reads = viewer.ReadsForSecretariat;
        var administers = viewer.Has(Roles.Administrator);
        if (reads)
            yield return Alone("nav.inbox", "/requests");
        yield return Alone(Offers);
        if (reads)
        {
            yield return new(
                "nav.group.matching",
                [new("nav.plans", "/matching/plans"), new("nav.pools", "/matching/pools")]
            );
            yield return new("nav.group.delivery", [Money, Actions]);
        }
        yield return new("nav.group.overview", [Landscape, .. reads ? [Dialogues] : Array.Empty<NavLink>()]);
        if (administers)
            yield return new(
                "nav.group.rules",
                [
                    Processes,
                    new("permissions.title", "/permissions"),
                    new("nav.questionnaires", "/assessments/questionnaires"),
                    new("nav.taxonomies", "/taxonomy"),
                ]
            );
        var organisation = new List<NavLink>();
        if (administers)
            organisation.AddRange([new("nav.parties", "/parties"), People, new("nav.mail", "/notices/mail")]);
        if (viewer.Has(Roles.Broker | Roles.Administrator))
            organisation.Add(OnCall);
        yield return new("nav.group.organisation", organisation);
    }

    private static IEnumerable<NavGroup> Party(Viewer viewer, bool actsForState)
    {
        if (actsForState)
            yield return new(
                "nav.group.asking",
                [
                    new("nav.my-requests", "/requests?own=true"),
                    new("nav.assessments", "/assessments"),
                    new("nav.consents", "/disclosure/consents"),
                    new("nav.my-pools", "/matching/pools/mine"),
                ]
            );
        yield return new(
            "nav.group.giving",
            [
                new("nav.my-offers", "/offers?own=true"),
                new("nav.cards", "/matching/cards"),
                new("nav.proposals", "/packages/proposals"),
            ]
        );
        yield return new("nav.group.delivery", [Money, Actions, new("nav.record", "/delivery/record")]);
        yield return new(
            "nav.group.overview",
            [Landscape, Dialogues, .. actsForState ? [Processes] : Array.Empty<NavLink>()]
        );
        var organisation = new List<NavLink> { new("nav.exchange", "/exchange") };
        if (viewer.Has(Roles.DelegateAdministrator))
            organisation.Add(People);
        if (viewer.Has(Roles.DelegateAdministrator | Roles.Authoriser))
            organisation.Add(OnCall);
        yield return new("nav.group.organisation", organisation);
    }

    private static IEnumerable<NavGroup> Expert(Viewer viewer) =>
        viewer.ExpertId is null
            ? []
            : [Alone("nav.profile", "/experts/profile"), Alone("nav.invitations", "/packages/proposals")];

    private static NavGroup Alone(string text, string href) => Alone(new NavLink(text, href));

    private static NavGroup Alone(NavLink link) => new(link.Text, [link]);
}
