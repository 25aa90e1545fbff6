using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;

namespace Confero.Requests;

/// <summary>
/// The one decision who may do what with a case, beside <see cref="Decision"/>, which says who sees what. Pure. The acts ask
/// here; <c>data/permissions</c> says the same for people to read, and tests hold both together.
/// </summary>
public static class CaseAuthority
{
    /// <summary>Who writes for a State.</summary>
    public const Roles Writers = Roles.Drafter | Roles.Authoriser;

    /// <summary>Who decides for a State.</summary>
    public const Roles Deciders = Roles.Authoriser;

    /// <summary>Whether the viewer may write in the case now.</summary>
    /// <param name="editable">Whether the process lets anybody write in the state the case is in.</param>
    public static Refusal? Write(Viewer viewer, CaseDisclosure facts, bool editable) =>
        OfState(viewer, facts, Writers) ?? (editable ? null : Refusal.Rule("request.not-editable"));

    /// <summary>Whether the viewer may let a section be seen as far as <paramref name="wanted"/>.</summary>
    public static Refusal? LetOut(
        Viewer viewer,
        CaseDisclosure facts,
        Section section,
        DisclosureClass wanted
    ) =>
        OfState(viewer, facts, Deciders)
        ?? (
            wanted > DisclosureRules.Widest(section)
                ? Refusal.Invalid(
                    "request.section-too-wide",
                    "class",
                    DisclosureRules.Widest(section).ToString()
                )
                : null
        );

    /// <summary>Whether the viewer may allow anonymous cards, or end them.</summary>
    public static Refusal? ShowCard(Viewer viewer, CaseDisclosure facts) => OfState(viewer, facts, Deciders);

    /// <summary>Whether the viewer may tell the secretariat that it could meet a need of the case.</summary>
    public static Refusal? Interest(Viewer viewer, CaseDisclosure facts)
    {
        var disclosed = Decision.Decide(viewer, facts);
        if (Decision.IsOwner(viewer, facts) || !(disclosed.Card || disclosed.Sees(Section.Needs)))
            return Refusal.NotFound;
        if (!viewer.IsRegisteredParty || !viewer.Has(Writers))
            return Refusal.NotYours;
        return facts.Ended ? Refusal.Rule("process.not-in-state") : null;
    }

    /// <summary>Where a step of the process leads, or why the viewer may not take it.</summary>
    /// <param name="earlier">The acts this person ever did in the case.</param>
    /// <param name="resume">The state a suspended case goes back to.</param>
    public static ProcessDecision Step(
        Viewer viewer,
        CaseDisclosure facts,
        ProcessDefinition process,
        string state,
        string step,
        IReadOnlyList<string> earlier,
        string? resume
    ) =>
        Decision.Decide(viewer, facts).Exists
            ? process.Decide(state, step, ActorOf(viewer, facts.OwnerPartyId, earlier), resume)
            : new ProcessDecision(null, Refusal.NotFound);

    /// <summary>The viewer as a process sees them: people of other parties have no role in a case.</summary>
    internal static Actor ActorOf(Viewer viewer, string ownerId, IReadOnlyList<string> earlier)
    {
        var side = viewer.IsSecretariat ? ProcessSide.Secretariat : ProcessSide.State;
        var takesPart = side == ProcessSide.Secretariat || viewer.PartyId == ownerId;
        return new Actor(side, takesPart ? viewer.Roles.ToNames() : [], earlier);
    }

    private static Refusal? OfState(Viewer viewer, CaseDisclosure facts, Roles roles) =>
        !Decision.IsOwner(viewer, facts) ? Refusal.NotFound
        : viewer.Has(roles) ? null
        : Refusal.NotYours;
}
