using Confero.Acts;
using Confero.Identity;
using Confero.Process;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Requests;

/// <summary>The process of one case: what moving it to another would mean, doing so, and answering a proposal.</summary>
public sealed class MigrateModel(
    RequestQueries requests,
    MigrationQueries migrations,
    ProcessQueries processes
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>The process to move to, a code or <c>code@version</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public RequestView View { get; private set; } = null!;
    public ProcessDefinition From { get; private set; } = null!;
    public ProcessDefinition? Target { get; private set; }
    public ProcessMigration? Plan { get; private set; }
    public IReadOnlyList<ProcessDefinition> Others { get; private set; } = [];
    public IReadOnlyList<CaseMigration> Proposals { get; private set; } = [];
    public bool MayDecide => View.Own && Viewer.Has(Roles.Authoriser);
    public bool MayMove => !View.Ended && (MayDecide || Viewer.Has(Roles.Broker));

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        if (Target is null)
            return Page();
        return await Then(
            new MigrateCase(Id, Target.Code, Target.Version, State, Note ?? "", ExpectedVersion)
        );
    }

    public async Task<IActionResult> OnPostAnswer(string migration, bool accepts) =>
        await Load() ? await Then(new AnswerMigration(Id, migration ?? "", accepts)) : NotFound();

    private async Task<IActionResult> Then(Act act)
    {
        var outcome = await Do(act);
        return outcome.Done ? Redirect($"/requests/{Id}/process") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (await requests.Get(Viewer, Id) is not { } found || !found.Own && !Viewer.ReadsForSecretariat)
            return false;
        View = found;
        From = await processes.Version(found.ProcessCode, found.ProcessVersion);
        Others =
        [
            .. (await processes.Current()).Where(x => x.Code != From.Code || x.Version != From.Version),
        ];
        Proposals = await migrations.Of(Viewer, Id);
        if (
            !string.IsNullOrEmpty(To) && await migrations.Preview(Viewer, Id, To, State) is var (target, plan)
        )
            (Target, Plan) = (target, plan);
        return true;
    }
}
