using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;

namespace Confero.Requests;

/// <summary>How acts move a case along its process. The definition of the case decides; this keeps the books.</summary>
internal static class CaseProcess
{
    public static Task<ProcessDefinition> Definition(this ActScope scope, Request request) =>
        scope.Processes.Version(scope.Db, request.ProcessCode, request.ProcessVersion);

    public static async Task<bool> Editable(this ActScope scope, Request request) =>
        (await scope.Definition(request)).State(request.State).Editable;

    /// <summary>Notes who wrote on the text, once until the next step, so that nobody endorses the own words.</summary>
    public static void NoteEditor(this ActScope scope, Request request)
    {
        if (
            !request.Steps.Exists(x =>
                x.Act == "edit" && x.MemberId == scope.Member.Id && x.At >= request.StateSince
            )
        )
            scope.AddStep(request, "edit", request.State);
    }

    /// <summary>Moves the case by an act of its process, or says why not. Writes the step, the consent it stands for, and the next time limits.</summary>
    public static async Task<Refusal?> Advance(this ActScope scope, Request request, string act, string? note)
    {
        var definition = await scope.Definition(request);
        var decision = definition.Decide(
            request.State,
            act,
            RequestQueries.Actor(scope.Viewer, request.PartyId, request.Steps),
            request.ResumeState
        );
        if (decision.Refusal is { } refusal)
            return refusal;
        var (from, to) = (definition.State(request.State), decision.State!);
        scope.AddStep(request, act, to.Code, note);
        if (definition.Act(act)?.Consent is { } consent)
            scope.Consent(request.Id, consent);
        if (to.Suspended)
            request.ResumeState = from.Code;
        request.State = to.Code;
        request.StateSince = scope.Now;
        request.SharedAt = scope.Now;
        request.ReachedSecretariat |= to.Phase != ProcessPhase.National;
        request.Circulated =
            to.Phase != ProcessPhase.Stopped
            && (request.Circulated || definition.Act(act)?.Consent == ConsentScopes.Circulate);
        request.Ended = to.Final;
        scope.Touch(request);
        ScheduleLimits(scope, request, definition);
        await Tell(scope, request, definition);
        return null;
    }

    private static void ScheduleLimits(ActScope scope, Request request, ProcessDefinition definition)
    {
        for (var i = 0; i < definition.Limits.Count; i++)
            if (definition.Limits[i].State == request.State)
                scope.Db.Add(
                    LimitReached.Job(request, i, definition.Limits[i].EndsAt(scope.Now, definition))
                );
    }

    /// <summary>Tells whoever can act next, without a word of the content.</summary>
    private static async Task Tell(ActScope scope, Request request, ProcessDefinition definition)
    {
        var next = definition.Acts.Where(x => x.From.Contains(request.State)).ToList();
        var deciders = RolesOf(next.Where(x => x.Consent is not null), ProcessSide.State);
        await scope.Notify(request.PartyId, deciders, "notice.decision-awaited", request.Id);
        var others = RolesOf(next, ProcessSide.State) & ~deciders;
        await scope.Notify(request.PartyId, others, "notice.case-moved", request.Id);
        var secretariat = RolesOf(next, ProcessSide.Secretariat);
        if (request.ReachedSecretariat)
            await scope.Notify(Party.Secretariat, secretariat, "notice.case-moved", request.Id);
    }

    private static Roles RolesOf(IEnumerable<ProcessAct> acts, ProcessSide side) =>
        RoleNames.Parse(
            acts.SelectMany(x => x.By).Where(x => x.Side == side).SelectMany(x => x.Roles).Distinct()
        ) ?? Roles.None;

    public static void AddStep(
        this ActScope scope,
        Request request,
        string act,
        string to,
        string? note = null
    )
    {
        var step = new CaseStep
        {
            Id = Ids.Row(),
            RequestId = request.Id,
            Act = act,
            MemberId = scope.Member.Id,
            PartyId = scope.Member.PartyId,
            From = request.State,
            To = to,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            At = scope.Now,
        };
        request.Steps.Add(step);
        scope.Db.Add(step);
    }
}
