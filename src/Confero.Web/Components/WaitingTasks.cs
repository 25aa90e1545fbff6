using Confero.Assessments;
using Confero.Delivery;
using Confero.Dialogues;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Languages;
using Confero.Packages;
using Confero.Process;
using Confero.Requests;
using Confero.Web.Pages;

namespace Confero.Web.Components;

/// <summary>Something that waits for the member.</summary>
/// <param name="Text">What to do, in the reader's language.</param>
public sealed record WaitingTask(string Text, string Href, string Title, string? Detail);

/// <summary>Finds what waits for a member: steps of cases the member may take, proposals to answer.</summary>
public sealed class WaitingTasks(
    RequestQueries requests,
    PackageQueries packages,
    AssessmentQueries assessments,
    DialogueTasks dialogues,
    FollowUpQueries actions,
    Names names,
    Texts texts
)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<WaitingTask>> For(Viewer viewer)
    {
        var tasks = new List<WaitingTask>();
        if (viewer.IsRegisteredParty || viewer.Has(Roles.Broker))
            tasks.AddRange(await Cases(viewer));
        if (viewer.ExpertId is not null || viewer.IsRegisteredParty)
            tasks.AddRange(await Proposals(viewer));
        if (AssessmentDisclosure.MayAnswer(viewer))
            tasks.AddRange(await Assessments(viewer));
        foreach (var task in await dialogues.For(viewer))
            tasks.Add(
                new WaitingTask(
                    texts[$"task.dialogue-{task.Code}"],
                    task.Path,
                    Chosen.Of(task.Titles, names.LanguageTag).Text,
                    Chosen.Of(task.Series, names.LanguageTag).Text
                )
            );
        return [.. await Actions(viewer), .. tasks];
    }

    /// <summary>Sections that were assigned to the member and are not finished, and reviews that wait.</summary>
    private async Task<List<WaitingTask>> Assessments(Viewer viewer)
    {
        var tasks = new List<WaitingTask>();
        foreach (var row in (await assessments.List(viewer)).Where(x => x.PartyId == viewer.PartyId))
        {
            if (row.State == AssessmentState.InReview && viewer.Has(Roles.Authoriser))
                tasks.Add(
                    new WaitingTask(
                        texts["task.review-assessment"],
                        $"/assessments/{row.Id}",
                        row.Title,
                        row.SiteName
                    )
                );
            if (row.State != AssessmentState.Open || await assessments.Get(viewer, row.Id) is not { } found)
                continue;
            foreach (var section in found.Sections)
            {
                var (answered, of) = found.Progress(section);
                if (answered < of && found.Own!.Assigned[section.Code].Contains(viewer.MemberId))
                    tasks.Add(
                        new WaitingTask(
                            texts["task.answer-section"],
                            $"/assessments/{row.Id}/sections/{section.Code}",
                            AnswerWords.Pick(section.Names, CultureInfo.CurrentUICulture),
                            row.Title
                        )
                    );
            }
        }
        return tasks;
    }

    private async Task<List<WaitingTask>> Cases(Viewer viewer)
    {
        var filter = new RequestFilter { Own = !viewer.IsSecretariat, Size = 100 };
        var tasks = new List<WaitingTask>();
        foreach (var row in (await requests.List(viewer, filter)).Items)
        {
            var process = await names.Process(row.ProcessCode, row.ProcessVersion);
            if (WaitingFor(viewer, process, process.State(row.State)) is not { } text)
                continue;
            var detail =
                $"{await names.Party(row.PartyId)} · {await names.State(row.ProcessCode, row.ProcessVersion, row.State, inside: true)}";
            tasks.Add(new WaitingTask(text, $"/requests/{row.Id}", row.Title, detail));
        }
        return [.. tasks.Take(Most)];
    }

    /// <summary>Follow-up actions the viewer's party has to do or to look at; those overdue first.</summary>
    private async Task<List<WaitingTask>> Actions(Viewer viewer) =>
        [
            .. (await actions.Read(viewer, null))
                .Where(x => x.MayReport || x.MayVerify)
                .OrderByDescending(x => x.Overdue)
                .ThenBy(x => x.DueOn)
                .Take(Most)
                .Select(x => new WaitingTask(
                    texts[
                        x.MayVerify ? "task.verify-action"
                        : x.Overdue ? "task.overdue-action"
                        : "task.action"
                    ],
                    $"/delivery/actions?case={x.RequestId}#{x.Id}",
                    x.Text,
                    names.Day(x.DueOn)
                )),
        ];

    /// <summary>What a case in a state waits for from the viewer, as its process says; null when it waits for somebody else.</summary>
    private string? WaitingFor(Viewer viewer, ProcessDefinition process, ProcessState state)
    {
        if (state.Editable && viewer.Has(Roles.Drafter) && !viewer.IsSecretariat)
            return texts["task.finish-draft"];
        var side = viewer.IsSecretariat ? ProcessSide.Secretariat : ProcessSide.State;
        var actor = new Actor(side, viewer.Roles.ToNames(), []);
        if (side == ProcessSide.Secretariat && state.Phase == ProcessPhase.Matching)
            return
                viewer.Has(Roles.Broker)
                && process.ActThat(ActMeaning.Propose, state.Code)?.To is { } to
                && to != state.Code
                ? texts["task.match"]
                : null;
        if (
            state.Phase == ProcessPhase.Delivery
            && process.ActThat(ActMeaning.Receive, state.Code) is not null
        )
            return side == ProcessSide.State && viewer.Has(Roles.Drafter | Roles.Authoriser)
                ? texts["task.follow-delivery"]
                : null;
        var next = process
            .Available(state.Code, actor)
            .FirstOrDefault(x => process.LeadsOn(x, state.Code) && !x.Does(ActMeaning.Propose));
        return next is null ? null : Said(next);
    }

    private string Said(ProcessAct act)
    {
        string? code =
            act.Consent == ConsentScopes.Circulate ? "consent"
            : act.Does(ActMeaning.Endorse) ? "endorse"
            : act.Does(ActMeaning.Accept) ? "answer-proposal"
            : act.Does(ActMeaning.Agree) ? "agree"
            : act.Does(ActMeaning.Evaluate) ? "evaluate"
            : act.Does(ActMeaning.Close) ? "close"
            : null;
        return code is null ? names.Pick(act.Names) : texts[$"task.{code}"];
    }

    private async Task<List<WaitingTask>> Proposals(Viewer viewer)
    {
        var tasks = new List<WaitingTask>();
        foreach (var proposal in await packages.Proposals(viewer))
        {
            var code =
                proposal.Open && proposal.OwnAnswer == Confero.Packages.Answer.None
                    ? "task.answer-as-provider"
                : proposal.State == ContributionState.Consented ? "task.commit"
                : proposal.State is ContributionState.Committed ? "task.deliver"
                : null;
            if (code is not null)
                tasks.Add(
                    new WaitingTask(
                        texts[code],
                        $"/packages/proposals/{proposal.Id}",
                        proposal.Need.Title ?? await names.Term("kinds", proposal.Need.Kind),
                        proposal.OfferTitle ?? proposal.ExpertName
                    )
                );
        }
        return tasks;
    }
}
