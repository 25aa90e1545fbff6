using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Matching;
using Confero.Notices;
using Confero.Packages;
using Confero.Process;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>One case, as far as the viewer may see it, with what the viewer may do next.</summary>
public sealed class CaseModel(
    RequestQueries requests,
    PackageQueries packages,
    MatchingQueries matching,
    EvaluationQueries evaluations,
    RelatedActivities related,
    FollowUpQueries actions,
    KeeperQueries keepers,
    ProcessQueries processes,
    NoticeQueries notices,
    SignatureQueries signatures,
    PasskeyQueries passkeys,
    IdentityPolicy policy,
    OutcomeQueries outcomes,
    TimeProvider clock
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public RequestView View { get; private set; } = null!;
    public ProcessDefinition Process { get; private set; } = null!;
    public IReadOnlyList<ProcessAct> Steps { get; private set; } = [];
    public IReadOnlyList<PackageView> Packages { get; private set; } = [];
    public IReadOnlyList<Interest> Interests { get; private set; } = [];
    public IReadOnlyList<Evaluation> Evaluations { get; private set; } = [];

    /// <summary>The time limits that run, the first to end first; none for those outside the case.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    /// <summary>The zone the reader chose for their own times.</summary>
    public string Zone { get; private set; } = "UTC";
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Whether the reader may say that they have the case in hand.</summary>
    public bool MayTakeUp { get; private set; }

    /// <summary>Who said so, of either side, since the case came to its state.</summary>
    public IReadOnlyList<CaseStep> TakenUp =>
        [.. View.Steps.Where(x => x.Act == "take-up" && x.At >= View.StateSince)];

    /// <summary>Who signed the case, with which key.</summary>
    public IReadOnlyList<SignatureRow> Signatures { get; private set; } = [];

    /// <summary>Whether handing in and endorsing go by signature: where it is demanded, or the viewer has a passkey.</summary>
    public bool Signs { get; private set; }

    public IReadOnlyList<FollowUpRow> Actions { get; private set; } = [];

    /// <summary>The person of the viewer's own party who looks after the case.</summary>
    public string? Keeper { get; private set; }
    public bool Editable { get; private set; }
    public bool MayEvaluate { get; private set; }
    public bool NeedsSecondPerson { get; private set; }
    public bool MayVisit { get; private set; }

    /// <summary>What is already done on the subject, while the own case is being drafted.</summary>
    public RelatedList? Related { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The sections with text, in their order.</summary>
    public IEnumerable<Section> Shown =>
        View.Texts.Where(x => !string.IsNullOrWhiteSpace(x.Value)).Select(x => x.Key).Order();

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostStep(string step) =>
        await Then(new TakeStep(Id, step ?? "", Note, ExpectedVersion));

    public async Task<IActionResult> OnPostAnswer(string contribution, bool accepts, string? reason) =>
        await Then(new AnswerAsState(contribution ?? "", accepts, reason));

    public async Task<IActionResult> OnPostReceived(string contribution, long quantity, DateOnly on) =>
        await Then(new StateReceived(contribution ?? "", new DeliveryInput(quantity, on)));

    public async Task<IActionResult> OnPostVerify(string contribution) =>
        await Then(new VerifyDelivery(contribution ?? ""));

    public async Task<IActionResult> OnPostLesson(string evaluation, LessonAudience audience) =>
        await Then(new ShareLesson(evaluation ?? "", audience));

    public async Task<IActionResult> OnPostPackage(string package, string what) =>
        await Then(
            what == "propose" ? new ProposePackage(package ?? "") : new WithdrawPackage(package ?? "")
        );

    public async Task<IActionResult> OnPostTakeUp() => await Then(new TakeUpCase(Id));

    private async Task<IActionResult> Then(Act act)
    {
        if (Viewer.IsPublic)
            return Challenge();
        var outcome = await Do(act);
        if (outcome.Done)
            return Redirect($"/requests/{Id}");
        return await Load() ? Refused(outcome) : NotFound();
    }

    private async Task<bool> Load()
    {
        if (await requests.Get(Viewer, Id) is not { } found)
            return false;
        View = found;
        Process = await processes.Version(found.ProcessCode, found.ProcessVersion);
        Evaluations = await evaluations.Of(Viewer, Id);
        MayVisit = await outcomes.MayPropose(Viewer, Id);
        if (!found.Own && !Viewer.ReadsForSecretariat)
            return true;
        Packages = await packages.OfRequest(Viewer, Id);
        Interests = await matching.InterestIn(Viewer, Id);
        Actions = await actions.Read(Viewer, Id);
        Keeper = await keepers.KeeperOf(Viewer, Id);
        Deadlines = Deadline.Of(Process, found.State, found.StateSince, Now);
        Zone = (await notices.Choice(Viewer)).Zone;
        LoadSteps();
        if (Editable)
            Related = await related.Of(Viewer, Id, null, Today);
        Signatures = await signatures.Of(Viewer, Id);
        Signs = found.Own && (policy.Signatures || (await passkeys.Of(Viewer)).Count > 0);
        return true;
    }

    private void LoadSteps()
    {
        var actor = RequestQueries.ActorIn(Viewer, View);
        var available = Process.Available(View.State, actor, View.ResumeState);
        Steps = [.. available.Where(x => !x.HasOwnAct)];
        MayEvaluate = available.Any(x => x.Does(ActMeaning.Evaluate) || x.Does(ActMeaning.Check));
        Editable =
            View.Own && Viewer.Has(Roles.Drafter | Roles.Authoriser) && Process.State(View.State).Editable;
        MayTakeUp = Process.Urgent && available.Count > 0 && !TakenUp.Any(x => x.PartyId == Viewer.PartyId);
        NeedsSecondPerson = Process.Acts.Any(x =>
            Process.Decide(View.State, x.Code, actor).Refusal?.Code == "process.needs-second-person"
        );
    }
}
