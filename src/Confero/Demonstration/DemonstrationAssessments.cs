using System.Text.Json;
using Confero.Assessments;
using Confero.Parties;

namespace Confero.Demonstration;

/// <summary>
/// How one invented State assesses itself: twice in a year, with what rose and what fell, a third time with several people
/// at work, at two sites, with needs drafted from what is short and a consent to show a part of it.
/// </summary>
internal sealed class DemonstrationAssessments(
    DemonstrationStory told,
    DemonstrationClock clock,
    DateTimeOffset now,
    string clerk,
    string head
)
{
    private const string Colleague = "MEM-DEMO-AFI";
    private const string National = "national-self-assessment";

    private readonly Story story = JsonSerializer.Deserialize<Story>(
        Embedded.Text("demonstration", "assessments.json"),
        JsonSerializerOptions.Web
    )!;

    /// <summary>The State whose story it is.</summary>
    public const string State = "QMA";

    public async Task Tell()
    {
        var first = await Concluded(now.AddDays(-400), "Auto-évaluation 2025", null, story.First);
        await told.Do(new ShareAssessment(first, Party.Secretariat, AssessmentDetail.Overall), head);
        foreach (var site in story.Sites)
        {
            clock.Go(now.AddDays(-190));
            var id = await told.Do(new SaveSite(null, site.CodeName), clerk);
            await Concluded(now.AddDays(-180), $"Visite {site.CodeName}", id, site.Answers);
        }
        var second = await Concluded(now.AddDays(-35), "Auto-évaluation 2026", null, story.Second);
        await told.Do(new ShareAssessment(second, Party.Secretariat, AssessmentDetail.ByStage), head);
        await told.Do(new ShareAssessment(second, "IO-SAFESTOCK", AssessmentDetail.Answers), head);
        clock.Go(now.AddDays(-30));
        await DraftNeeds(second);
        await Begin();
    }

    private async Task<string> Concluded(
        DateTimeOffset at,
        string title,
        string? site,
        Dictionary<string, string> answers
    )
    {
        clock.Go(at);
        var id = await told.Do(
            new OpenAssessment(site is null ? National : "site-assessment", title, site),
            clerk
        );
        await Answer(id, answers.Where((_, i) => i % 3 != 0), at, clerk);
        await Answer(id, answers.Where((_, i) => i % 3 == 0), at, Colleague);
        clock.Pass(TimeSpan.FromDays(2));
        await told.Do(new SubmitAssessment(id), clerk);
        clock.Pass(TimeSpan.FromDays(1));
        await told.Do(
            new ConcludeAssessment(id, "Examiné avec les services concernés ; les lacunes sont connues."),
            head
        );
        return id;
    }

    private async Task DraftNeeds(string assessment)
    {
        string? request = null;
        foreach (var question in story.Shortfalls)
        {
            var need = await told.Do(new DraftNeedFromShortfall(assessment, question, request), clerk);
            request ??= await told.RequestOf(need);
        }
    }

    /// <summary>The next picture: sections are spread over three people, and two of them have begun.</summary>
    private async Task Begin()
    {
        var at = now.AddDays(-6);
        clock.Go(at);
        var id = await told.Do(new OpenAssessment(National, "Auto-évaluation 2027"), clerk);
        foreach (
            var (section, people) in new (string, string[])[]
            {
                ("framework", [clerk]),
                ("people", [Colleague]),
                ("storage", [clerk, Colleague]),
                ("accounting", [Colleague]),
                ("security", [head]),
            }
        )
            await told.Do(new AssignSection(id, section, people), clerk);
        await Answer(id, story.Running.Where((_, i) => i % 2 == 0), at, clerk);
        await Answer(id, story.Running.Where((_, i) => i % 2 == 1), at, Colleague);
    }

    private async Task Answer(
        string assessment,
        IEnumerable<KeyValuePair<string, string>> answers,
        DateTimeOffset at,
        string member
    )
    {
        var rows = answers.Select(x => new AnswerRow(x.Key, x.Key, Input(x.Key, x.Value, at), null)).ToList();
        await told.Do(new ImportAnswers(assessment, rows, DryRun: false), member);
    }

    /// <summary>A value of the file: an age in months becomes a day, what is unknown gets its reason.</summary>
    private AnswerInput Input(string question, string value, DateTimeOffset at)
    {
        if (value.Split(':', 2) is ["unknown", var reason])
            return new AnswerInput { Standing = Standing.Unknown, Reason = reason };
        var months = value.Split(':', 2) is ["months", var age]
            ? int.Parse(age, CultureInfo.InvariantCulture)
            : (int?)null;
        return new AnswerInput
        {
            Value = months is null
                ? value
                : DateOnly
                    .FromDateTime(at.UtcDateTime)
                    .AddMonths(-months.Value)
                    .ToString("O", CultureInfo.InvariantCulture),
            Evidence = story.Evidence.GetValueOrDefault(question),
        };
    }

    private sealed record Story(
        Dictionary<string, string> First,
        Dictionary<string, string> Second,
        Dictionary<string, string> Running,
        IReadOnlyList<SiteStory> Sites,
        Dictionary<string, string> Evidence,
        IReadOnlyList<string> Shortfalls
    );

    private sealed record SiteStory(string CodeName, Dictionary<string, string> Answers);
}
