using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Notices;
using Confero.Parties;
using Confero.Process;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>How acts move a case along its process. The definition of the case decides; this keeps the books.</summary>
internal static class CaseProcess
{
    public static Task<ProcessDefinition> Definition(this ActScope scope, Request request) =>
        scope.Processes.Version(scope.Db, request.ProcessCode, request.ProcessVersion);

    public static async Task<bool> Editable(this ActScope scope, Request request) =>
        (await scope.Definition(request)).State(request.State).Editable;

    /// <summary>Why the member may not write in the case now; null when they may.</summary>
    public static async Task<Refusal?> WhyNotWrite(this ActScope scope, Request request) =>
        CaseAuthority.Write(scope.Viewer, request.Disclosure(), await scope.Editable(request));

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

    /// <summary>Moves the case by the act of a meaning that starts from where it is, or says why not.</summary>
    public static async Task<Refusal?> Advance(this ActScope scope, Request request, ActMeaning meaning)
    {
        var definition = await scope.Definition(request);
        return definition.ActThat(meaning, request.State) is { } act
            ? await scope.Advance(request, act.Code, null)
            : Refusal.Rule("process.not-in-state");
    }

    /// <summary>Where an act of its process would lead the case, or why the member may not do it.</summary>
    public static ProcessDecision MayStep(
        this ActScope scope,
        Request request,
        ProcessDefinition definition,
        string act
    ) =>
        CaseAuthority.Step(
            scope.Viewer,
            request.Disclosure(),
            definition,
            request.State,
            act,
            RequestQueries.Earlier(scope.Viewer, request.Steps),
            request.ResumeState
        );

    /// <summary>Why the member may not do the act of a meaning where the case is; null when they may.</summary>
    public static async Task<Refusal?> WhyNotStep(this ActScope scope, Request request, ActMeaning meaning)
    {
        var definition = await scope.Definition(request);
        return definition.ActThat(meaning, request.State) is { } act
            ? scope.MayStep(request, definition, act.Code).Refusal
            : Refusal.Rule("process.not-in-state");
    }

    /// <summary>Moves the case by an act of its process, or says why not. Writes the step, the consent it stands for, and the next time limits.</summary>
    public static async Task<Refusal?> Advance(this ActScope scope, Request request, string act, string? note)
    {
        var definition = await scope.Definition(request);
        var decision = scope.MayStep(request, definition, act);
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
        // What a State withdraws before anybody endorsed it stays as unknown outside as it was.
        request.ReachedSecretariat |= to.Phase is not (ProcessPhase.National or ProcessPhase.Stopped);
        request.Circulated =
            to.Phase != ProcessPhase.Stopped
            && (request.Circulated || definition.Act(act)?.Consent == ConsentScopes.Circulate);
        request.Ended = to.Final;
        if (definition.Act(act)?.Consent is not null)
            request.KeepReleased(scope.Now);
        scope.Touch(request);
        scope.ScheduleLimits(request, definition);
        await Tell(scope, request, definition);
        return null;
    }

    /// <summary>Lays down the jobs of every time limit of the state the case is in, counted from now.</summary>
    public static void ScheduleLimits(this ActScope scope, Request request, ProcessDefinition definition)
    {
        for (var i = 0; i < definition.Limits.Count; i++)
            if (definition.Limits[i].State == request.State)
                scope.Db.AddRange(LimitReached.Jobs(request, definition, i, scope.Now, scope.Now));
    }

    /// <summary>Tells whoever can act next, without a word of the content; an urgent process wakes the first on call.</summary>
    private static async Task Tell(ActScope scope, Request request, ProcessDefinition definition)
    {
        var next = definition.Acts.Where(x => x.From.Contains(request.State)).ToList();
        var deciders = RolesOf(next.Where(x => x.Consent is not null), ProcessSide.State);
        var others = RolesOf(next, ProcessSide.State) & ~deciders;
        var secretariat = request.ReachedSecretariat ? RolesOf(next, ProcessSide.Secretariat) : Roles.None;
        var woken = definition.Urgent ? await Wake(scope, request, definition) : [];
        await scope.NotifyExcept(woken, request.PartyId, deciders, "notice.decision-awaited", request.Id);
        await scope.NotifyExcept(woken, request.PartyId, others, "notice.case-moved", request.Id);
        await scope.NotifyExcept(woken, Party.Secretariat, secretariat, "notice.case-moved", request.Id);
    }

    /// <summary>Wakes the first on call of each side that a limit of the state waits for; gives their ids.</summary>
    private static async Task<IReadOnlyList<string>> Wake(
        ActScope scope,
        Request request,
        ProcessDefinition definition
    )
    {
        var woken = new List<string>();
        var rungs = definition.Limits.Where(x => x.State == request.State).SelectMany(x => x.Also);
        foreach (
            var tell in rungs
                .Where(x => x.Effect == LimitEffect.Wake)
                .Select(x => x.Tell)
                .DistinctBy(x => x.Side)
        )
        {
            var able = await OnCall.Able(scope.Db, request, tell);
            var first = await OnCall.Turn(scope.Db, OnCall.PartyOf(request, tell.Side), able, 0);
            await scope.Db.Tell(
                [.. first.Where(x => x.Id != scope.Member.Id)],
                "notice.urgent-wake",
                request.Id,
                scope.Now
            );
            woken.AddRange(first.Select(x => x.Id));
        }
        return woken;
    }

    private static async Task NotifyExcept(
        this ActScope scope,
        IReadOnlyList<string> told,
        string partyId,
        Roles roles,
        string code,
        string subjectId
    )
    {
        var members = await scope
            .Db.Set<Member>()
            .Where(x => x.PartyId == partyId && x.RemovedAt == null && !told.Contains(x.Id))
            .ToListAsync();
        await scope.Db.Tell(
            members.FindAll(x => (x.Roles & roles) != 0 && x.Id != scope.Member.Id),
            code,
            subjectId,
            scope.Now
        );
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
