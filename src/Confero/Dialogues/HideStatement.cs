using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair hides a statement and says why, or shows it again.</summary>
/// <param name="Reason">Everybody reads it in place of the statement; null shows the statement again.</param>
public sealed record HideStatement(string StatementId, string? Reason) : Act
{
    public override string Code => "dialogue.hide-statement";
    public override Roles AllowedTo => RoleNames.Any;

    /// <summary>Whether it shall be hidden, which needs a reason.</summary>
    public bool Hide { get; init; } = true;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var statement = await scope.Db.Set<Statement>().SingleOrDefaultAsync(x => x.Id == StatementId);
        if (await scope.Floor(statement?.SeriesId) is not { Standing.SeesInside: true } floor)
            return Refusal.NotFound;
        if (!floor.Standing.Chairs)
            return Refusal.NotYours;
        var faults = DialogueRules.Text(Reason, "reason", DialogueRules.MostTitle, required: Hide).ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        statement!.HiddenReason = Hide ? Reason!.Trim() : null;
        return Outcome.Of(statement.Id);
    }
}
