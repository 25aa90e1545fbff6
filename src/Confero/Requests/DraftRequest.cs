using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>A desk officer opens a new case of the State.</summary>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Language">The language its texts are written in, BCP 47.</param>
/// <param name="Process">Code of the process it follows; the version current now stays with it.</param>
public sealed record DraftRequest(string Title, string Language = "en", string Process = "confero-standard")
    : Act
{
    public override string Code => "request.draft";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    /// <summary>The key an imported file gave it.</summary>
    public string? ImportKey { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var faults = RequestRules.Check(Title, Language, scope.Taxonomies).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        if (!await scope.ActsForState())
            return Refusal.Rule("request.only-states");
        if (await scope.Processes.Current(scope.Db, Process) is not { } process)
            return Refusal.Unknown("process", Process);
        var request = new Request
        {
            Id = Ids.Request(),
            PartyId = scope.PartyId,
            ImportKey = ImportKey,
            Title = Title.Trim(),
            Language = Language,
            ProcessCode = process.Code,
            ProcessVersion = process.Version,
            State = process.InitialState,
            StateSince = scope.Now,
            CreatedAt = scope.Now,
            ChangedAt = scope.Now,
            ChangedBy = scope.Member.Id,
        };
        scope.BelongsTo(request.Id, request.PartyId);
        scope.Db.Add(request);
        scope.AddStep(request, "draft", request.State);
        return Outcome.Of(request.Id);
    }
}
