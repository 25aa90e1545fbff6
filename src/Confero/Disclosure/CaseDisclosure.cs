namespace Confero.Disclosure;

/// <summary>What disclosure must know about a case; nothing of its content.</summary>
/// <param name="OwnerPartyId">The requesting State.</param>
/// <param name="ReachedSecretariat">Whether the State has endorsed it, so that it left the capital.</param>
/// <param name="Circulated">Whether a valid consent to circulate stands.</param>
/// <param name="Classes">Class by section; a section that is absent has <see cref="DisclosureRules.Default"/>.</param>
/// <param name="Named">Parties named by section for class C.</param>
/// <param name="Introduced">Parties to whom both sides' durable consent opened the identity.</param>
/// <param name="CardShown">Whether the State lets providers see an anonymous card of its needs.</param>
/// <param name="Ended">Whether the case has come to its end; then no card is shown whatever the State allowed.</param>
public sealed record CaseDisclosure(
    string OwnerPartyId,
    bool ReachedSecretariat,
    bool Circulated,
    IReadOnlyDictionary<Section, DisclosureClass> Classes,
    IReadOnlyDictionary<Section, IReadOnlyList<string>> Named,
    IReadOnlyList<string> Introduced,
    bool CardShown,
    bool Ended = false
);

/// <summary>The answer to "may this viewer see this": the sections permitted, or none at all.</summary>
/// <param name="Sections">Empty when the case does not exist for the viewer.</param>
/// <param name="Identity">Whether the viewer may know which State asks.</param>
/// <param name="Card">Whether the viewer may see the anonymous card.</param>
public sealed record Disclosed(IReadOnlySet<Section> Sections, bool Identity, bool Card)
{
    public static Disclosed Nothing { get; } = new(new HashSet<Section>(), false, false);

    public bool Exists => Identity;

    public bool Sees(Section section) => Sections.Contains(section);
}

/// <summary>The one decision who sees which section of what. Pure; default deny.</summary>
public static class Decision
{
    private static readonly Section[] AllSections = Enum.GetValues<Section>();

    /// <summary>What <paramref name="viewer"/> may see of a case.</summary>
    public static Disclosed Decide(Viewer viewer, CaseDisclosure facts)
    {
        var sections = AllSections.Where(s => Permits(viewer, facts, s)).ToHashSet();
        var identity = sections.Count > 0 || IsOwner(viewer, facts) || IsIntroduced(viewer, facts);
        return new Disclosed(sections, identity, CardPermitted(viewer, facts));
    }

    private static bool Permits(Viewer viewer, CaseDisclosure facts, Section section)
    {
        if (IsOwner(viewer, facts))
            return true;
        var granted = facts.Classes.TryGetValue(section, out var stored) ? stored : DisclosureRules.Default;
        var widest = DisclosureRules.Widest(section);
        var effective = granted < widest ? granted : widest;
        if (viewer.ReadsForSecretariat)
            return facts.ReachedSecretariat && effective >= DisclosureClass.B;
        if (!facts.Circulated)
            return false;
        return effective switch
        {
            DisclosureClass.E => true,
            DisclosureClass.D => viewer.IsRegisteredParty,
            DisclosureClass.C => IsNamed(viewer, facts, section) || IsIntroduced(viewer, facts),
            _ => false,
        };
    }

    /// <summary>Whether the viewer is one of the people of the State whose case it is; experts on their own never are.</summary>
    public static bool IsOwner(Viewer viewer, CaseDisclosure facts) =>
        viewer.IsRegisteredParty && viewer.PartyId == facts.OwnerPartyId;

    private static bool IsNamed(Viewer viewer, CaseDisclosure facts, Section section) =>
        viewer.IsRegisteredParty
        && facts.Named.TryGetValue(section, out var parties)
        && parties.Contains(viewer.PartyId!);

    private static bool IsIntroduced(Viewer viewer, CaseDisclosure facts) =>
        viewer.IsRegisteredParty && facts.ReachedSecretariat && facts.Introduced.Contains(viewer.PartyId!);

    private static bool CardPermitted(Viewer viewer, CaseDisclosure facts) =>
        facts is { CardShown: true, Ended: false }
        && facts.ReachedSecretariat
        && (viewer.ReadsForSecretariat || (viewer.IsRegisteredParty && viewer.PartyId != facts.OwnerPartyId));
}
