using Confero.Assessments;
using Confero.Identity;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Storage.Tests.Assessments;

/// <summary>A State with people who assess it.</summary>
internal sealed class State : IAsyncDisposable
{
    public required TestWorld World { get; init; }
    public required string Drafter { get; init; }
    public required string Second { get; init; }
    public required string Head { get; init; }
    public required string Reader { get; init; }
    public required string Broker { get; init; }

    public static async Task<State> Open(Engine engine)
    {
        var world = await TestWorld.Create(engine);
        var party = await world.AddParty("QAA");
        return new State
        {
            World = world,
            Drafter = await world.AddMember(party, Roles.Drafter),
            Second = await world.AddMember(party, Roles.Drafter),
            Head = await world.AddMember(party, Roles.Authoriser),
            Reader = await world.AddMember(party, Roles.Reader),
            Broker = await world.AddMember(Party.Secretariat, Roles.Broker),
        };
    }

    public async Task<string> Begin() =>
        (await World.Do(new OpenAssessment("national-self-assessment", "A picture"), Drafter)).Id!;

    public Task<Outcome> Answer(string id, string question, string value, string member) =>
        World.Do(new AnswerQuestion(id, question, new() { Value = value }), member);

    /// <summary>Answers what is still open as well (3) or as badly (0) as can be, and concludes.</summary>
    public async Task Conclude(string id, int strength = 3, bool conclude = true)
    {
        var view = (await Get(id))!;
        var rows = view
            .Definition.Questions.Where(x =>
                x.Type != QuestionType.Text && !view.Answers.ContainsKey(x.Code) && view.Asks(x)
            )
            .Select(x => new AnswerRow(x.Code, x.Code, new() { Value = Value(x, strength) }, null))
            .ToList();
        await World.Do(new ImportAnswers(id, rows, DryRun: false), Drafter);
        if (!conclude)
            return;
        await World.Do(new SubmitAssessment(id), Drafter);
        await World.Do(new ConcludeAssessment(id), Head);
    }

    public async Task<AssessmentView?> Get(string id, string? member = null) =>
        await World.Get<AssessmentQueries>().Get(await World.Viewer(member ?? Drafter), id);

    public async Task<Guid?> VersionOf(string id, string question) =>
        (await Get(id))!.Answers[question].Version;

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private static string Value(Question question, int strength) =>
        question.Type switch
        {
            QuestionType.YesNo => strength == 0 ? "no" : "yes",
            QuestionType.Level => $"{strength}",
            QuestionType.Number => strength == 0 ? "0" : $"{question.Maximum}",
            QuestionType.Date => strength == 0 ? "1990-01-01" : "2026-11-01",
            _ => question.Choices.MaxBy(x => strength == 0 ? -x.Credit : x.Credit)!.Code,
        };
}
