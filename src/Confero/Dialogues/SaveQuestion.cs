using Confero.Acts;
using Confero.Identity;
using Confero.Record;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>The chair puts a guiding question on the agenda of a session, or rewords it.</summary>
/// <param name="NonAttributed">Whether contributions may come without a name; it cannot be taken back once tickets were drawn.</param>
public sealed record SaveQuestion(
    string SessionId,
    string? QuestionId,
    IReadOnlyDictionary<string, string> Texts,
    IReadOnlyDictionary<string, string> Guidance,
    bool NonAttributed = false
) : Act
{
    public override string Code => "dialogue.save-question";
    public override Roles AllowedTo => RoleNames.Any;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var session = await scope.Db.Set<DialogueSession>().SingleOrDefaultAsync(x => x.Id == SessionId);
        if (await scope.Floor(session?.SeriesId) is not { Standing.Manages: true } floor)
            return Refusal.NotFound;
        var faults = DialogueRules
            .Texts(Texts, "texts", DialogueRules.MostText)
            .Concat(DialogueRules.Texts(Guidance, "guidance", DialogueRules.MostText, required: false))
            .ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var questions = await scope
            .Db.Set<Question>()
            .Where(x => x.SeriesId == floor.Series.Id)
            .ToListAsync();
        var question = questions.Find(x => x.Id == QuestionId);
        if (QuestionId is not null && question is null)
            return Refusal.NotFound;
        question ??= Add(scope, floor.Series.Id, questions.Select(x => x.Number).DefaultIfEmpty().Max() + 1);
        question.Texts = DialogueRules.Clean(Texts);
        question.Guidance = DialogueRules.Clean(Guidance);
        question.NonAttributed = NonAttributed || question.NonAttributed;
        if (question.NonAttributed)
            await scope.AddKey(question.Id);
        return Outcome.Of(question.Id);
    }

    private Question Add(ActScope scope, string seriesId, int number)
    {
        var question = new Question
        {
            Id = Ids.Dialogue("QST"),
            SeriesId = seriesId,
            SessionId = SessionId,
            Number = number,
        };
        scope.Db.Add(question);
        return question;
    }
}

/// <summary>Makes what a subject without names needs.</summary>
internal static class TicketKeys
{
    /// <summary>Adds key and empty box of a question or poll, once.</summary>
    public static async Task AddKey(this ActScope scope, string subjectId)
    {
        if (await scope.Db.Set<TicketKey>().AnyAsync(x => x.SubjectId == subjectId))
            return;
        var key = BlindKey.Create();
        scope.Db.Add(
            new TicketKey
            {
                SubjectId = subjectId,
                Open = key.Open(),
                Secret = key.Text,
            }
        );
        scope.Db.Add(new Box { SubjectId = subjectId });
    }
}
