using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>A party says something to a question, or answers a statement, under its name.</summary>
/// <param name="Language">The language it is written in, BCP 47.</param>
/// <param name="ReplyTo">The statement it answers; null for one of its own.</param>
public sealed record MakeStatement(string QuestionId, string Text, string Language, string? ReplyTo = null)
    : Act
{
    public override string Code => "dialogue.make-statement";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.QuestionFloor(QuestionId) is not var (question, floor))
            return Refusal.NotFound;
        if (!floor.Standing.Speaks)
            return Refusal.NotYours;
        if (!question.Open || !floor.Series.Takes)
            return Refusal.Rule("dialogue.question-closed");
        var faults = DialogueRules
            .Text(Text, "text", DialogueRules.MostText)
            .Concat(DialogueRules.Language(Language))
            .ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        if (ReplyTo is not null && !await Answered(scope))
            return Refusal.NotFound;
        var statement = new Statement
        {
            Id = Ids.Dialogue("STM"),
            SeriesId = question.SeriesId,
            QuestionId = question.Id,
            ReplyTo = ReplyTo,
            PartyId = scope.PartyId,
            MemberId = scope.Member.Id,
            Text = Text.Trim().ReplaceLineEndings("\n"),
            Language = Language,
            At = scope.Now,
        };
        scope.Db.Add(statement);
        return Outcome.Of(statement.Id);
    }

    private async Task<bool> Answered(ActScope scope) =>
        await scope
            .Db.Set<Statement>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == ReplyTo && x.QuestionId == QuestionId && !x.Withdrawn)
            is { HiddenReason: null };
}
