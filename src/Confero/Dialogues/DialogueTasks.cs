using Confero.Disclosure;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>Something in a dialogue that waits for a member.</summary>
/// <param name="Code">register, question, poll, ticket, comment, chair-decides or chair-amendment.</param>
public sealed record DialogueTask(
    string Code,
    string Path,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Series
);

/// <summary>Finds what waits: registration, open questions and polls for delegations; decisions for the chair.</summary>
public sealed class DialogueTasks(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<DialogueTask>> For(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var tasks = new List<DialogueTask>();
        foreach (var (series, standing) in await DialogueQueries.Visible(db, viewer))
            if (standing.Chairs || standing.Own is not null)
                tasks.AddRange(await For(db, viewer, series));
        return tasks;
    }

    private async Task<IEnumerable<DialogueTask>> For(ConferoDb db, Viewer viewer, Series series)
    {
        var view = (await DialogueReading.Read(db, viewer, series.Id))!;
        return view.Standing.Chairs ? Chair(view).Concat(Delegation(view)) : Delegation(view);
    }

    private IEnumerable<DialogueTask> Delegation(DialogueView view)
    {
        var (series, standing) = (view.Series, view.Standing);
        if (standing.Own is { State: RegistrationState.Invited } && series.Takes)
            yield return Task("register", $"/dialogues/{series.Id}/register", series.Titles);
        if (standing.Own is not { TakesPart: true })
            yield break;
        foreach (var question in view.Questions.Where(view.Takes))
        {
            if (standing.Speaks && !view.Statements.Any(x => x.QuestionId == question.Id && x.Own))
                yield return Task("question", $"/dialogues/questions/{question.Id}", question.Texts);
            if (standing.CastsVoice && view.Tickets.Any(x => x.SubjectId == question.Id && !x.OwnDrawn))
                yield return Task("ticket", $"/dialogues/tickets/{question.Id}", question.Texts);
        }
        foreach (var poll in view.Polls.Where(x => x.ClosedAt is null && series.Takes && standing.CastsVoice))
            if (
                poll.Attributed
                    ? poll.OwnChoice is null
                    : view.Tickets.Any(x => x.SubjectId == poll.Id && !x.OwnDrawn)
            )
                yield return Task(
                    "poll",
                    $"/dialogues/polls/{poll.Id}",
                    new() { [poll.Language] = poll.Text }
                );
        if (series.State == SeriesState.Closed && series.CommentsUntil > clock.GetUtcNow())
            yield return Task("comment", $"/dialogues/{series.Id}/summary", series.Titles);

        DialogueTask Task(string code, string path, Dictionary<string, string> titles) =>
            new(code, path, titles, series.Titles);
    }

    private static IEnumerable<DialogueTask> Chair(DialogueView view)
    {
        var path = $"/dialogues/{view.Series.Id}/chair";
        if (view.Registrations.Any(x => x.State == RegistrationState.Asked))
            yield return new("chair-decides", path, view.Series.Titles, view.Series.Titles);
        foreach (var proposal in view.Proposals)
            if (view.Series.Takes && proposal.Amendments.Any(x => x.State == AmendmentState.Open))
                yield return new(
                    "chair-amendment",
                    $"/dialogues/proposals/{proposal.Id}",
                    new Dictionary<string, string> { [proposal.Language] = proposal.Title },
                    view.Series.Titles
                );
    }
}
