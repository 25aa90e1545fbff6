using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Process;

namespace Confero.Requests;

/// <summary>How far one section shall be seen.</summary>
public sealed record SectionRelease(
    Section Section,
    DisclosureClass Class,
    IReadOnlyList<string> NamedParties
);

/// <summary>
/// Everything a State lets out of a case in one decision: classes of sections, the anonymous card, circulation. It is
/// made of the single acts, so that what "view as" rehearses is what is done.
/// </summary>
/// <param name="Sections">Sections to change; those that are absent stay.</param>
/// <param name="Card">Whether anonymous cards are shown; null leaves it.</param>
/// <param name="Circulate">Whether to consent to circulation, if that is the State's to do now.</param>
/// <param name="Until">The last day of the new consents; null for no end. Circulation by the process itself has none.</param>
/// <param name="ExpectedVersion">The version that was shown before deciding.</param>
public sealed record Release(
    string RequestId,
    IReadOnlyList<SectionRelease> Sections,
    bool? Card = null,
    bool Circulate = false,
    DateOnly? Until = null,
    Guid? ExpectedVersion = null
) : Act
{
    public override string Code => "request.release";
    public override Roles AllowedTo => Roles.Authoriser;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        var acts = await Parts(scope, request);
        if (acts.Count == 0)
            return Refusal.Rule("request.nothing-to-release");
        foreach (var act in acts)
            if (await scope.Include(act) is { Done: false } refused)
                return refused;
        return Outcome.Of(request.Id);
    }

    private async Task<List<Act>> Parts(ActScope scope, Request request)
    {
        var acts = new List<Act>();
        foreach (var wanted in Sections.Where(x => Differs(request, x)))
            acts.Add(
                new SetVisibility(RequestId, wanted.Section, wanted.Class, wanted.NamedParties, Until: Until)
            );
        if (Card is { } card && card != request.BlindMatching)
            acts.Add(new AllowBlindMatching(RequestId, card, card ? Until : null));
        if (Circulate && await Circulation(scope, request) is { } circulation)
            acts.Add(circulation);
        return acts;
    }

    private static bool Differs(Request request, SectionRelease wanted)
    {
        var now = request.Sections.Find(x => x.Section == wanted.Section);
        return (now?.Class ?? DisclosureRules.Default) != wanted.Class
            || (
                wanted.Class == DisclosureClass.C
                && !wanted.NamedParties.ToHashSet().SetEquals(now?.Parties ?? [])
            );
    }

    /// <summary>The act by which this case would be circulated now; null when it is not the State's to do in this state.</summary>
    private async Task<Act?> Circulation(ActScope scope, Request request)
    {
        if (request.Circulated)
            return null;
        var process = await scope.Definition(request);
        var step = StepThatCirculates(process, request.State);
        if (step is not null)
            return new TakeStep(RequestId, step);
        return CirculateAgain.MayCirculateAgain(request, process)
            ? new CirculateAgain(RequestId, Until)
            : null;
    }

    /// <summary>The step of a process that circulates a case in this state; null when there is none.</summary>
    public static string? StepThatCirculates(ProcessDefinition process, string state) =>
        process
            .Acts.FirstOrDefault(x => x.Consent == ConsentScopes.Circulate && x.From.Contains(state))
            ?.Code;
}
