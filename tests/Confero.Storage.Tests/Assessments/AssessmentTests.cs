using System.Globalization;
using Confero.Assessments;
using Confero.Exchange;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Assessments;

/// <summary>A State assesses itself: several at once, to the conclusion, with needs and their effect.</summary>
public sealed class AssessmentTests
{
    private const string National = "national-self-assessment";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Two_people_answer_at_once_and_neither_loses_a_word(Engine engine)
    {
        await using var state = await State.Open(engine);
        var id = await state.Begin();
        await state.Answer(id, "fw-law", "no", state.Drafter);
        var seen = await state.VersionOf(id, "fw-law");
        await state.Answer(id, "fw-law", "partly", state.Second);

        var late = await state.World.Mechanism.Do(
            new AnswerQuestion(id, "fw-law", new() { Value = "yes" }, seen),
            state.Drafter
        );
        var unaware = await state.World.Mechanism.Do(
            new AnswerQuestion(id, "fw-law", new() { Value = "yes" }) { ExpectsNone = true },
            state.Drafter
        );

        late.Refusals.ShouldHaveSingleItem().Code.ShouldBe("assessment.answered-meanwhile");
        unaware.Refusals.ShouldHaveSingleItem().Kind.ShouldBe(RefusalKind.Conflict);
        var answer = (await state.Get(id))!.Answers["fw-law"];
        (answer.Value, answer.By).ShouldBe(("partly", state.Second));
        await state.Answer(id, "fw-authority", "yes", state.Drafter);
        (await state.Get(id))!.Answers.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task It_is_locked_when_concluded_corrected_as_a_new_version_and_shown_only_by_consent(
        Engine engine
    )
    {
        await using var state = await State.Open(engine);
        var id = await state.Begin();
        (await state.World.Mechanism.Do(new SubmitAssessment(id), state.Drafter))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("assessment.questions-open");
        await state.Conclude(id);

        var locked = await state.World.Mechanism.Do(
            new AnswerQuestion(id, "fw-law", new() { Value = "no" }),
            state.Drafter
        );
        locked.Refusals.ShouldHaveSingleItem().Code.ShouldBe("assessment.not-open");
        var next = (await state.World.Do(new CorrectAssessment(id), state.Drafter)).Id!;
        await state.Answer(next, "fw-law", "no", state.Drafter);
        await state.World.Do(new ConcludeAssessment(next), state.Head);
        (await state.Get(id))!.Answers["fw-law"].Value.ShouldBe("yes");
        (await state.Get(next))!.Revision.ShouldBe(2);

        (await state.Get(id, state.Broker)).ShouldBeNull();
        var consent = (
            await state.World.Do(
                new ShareAssessment(id, Party.Secretariat, AssessmentDetail.ByStage),
                state.Head
            )
        ).Id!;
        var shown = (await state.Get(id, state.Broker)).ShouldNotBeNull();
        shown.Stages.ShouldNotBeEmpty();
        (shown.Own, shown.Answers.Count, shown.Shortfalls.Count, shown.Title).ShouldBe((null, 0, 0, ""));
        shown.Total.Next.ShouldBeNull();
        (await state.World.Mechanism.Do(new EndSharing(id, consent), state.Drafter)).Done.ShouldBeFalse();
        await state.World.Do(new EndSharing(id, consent), state.Head);
        (await state.Get(id, state.Broker)).ShouldBeNull();
    }

    [Fact]
    public async Task A_site_never_leaves_and_is_rolled_up()
    {
        await using var state = await State.Open(Engine.Sqlite);
        foreach (var (name, value) in new[] { ("Acacia", 3), ("Cedar", 0), ("Olive", 3) })
        {
            var site = (await state.World.Do(new SaveSite(null, name), state.Drafter)).Id!;
            var id = (
                await state.World.Do(new OpenAssessment("site-assessment", name, site), state.Drafter)
            ).Id!;
            await state.Conclude(id, value);
            (
                await state.World.Mechanism.Do(
                    new ShareAssessment(id, Party.Secretariat, AssessmentDetail.Overall),
                    state.Head
                )
            )
                .Refusals.ShouldHaveSingleItem()
                .Code.ShouldBe("assessment.site-never-leaves");
        }
        await state.World.Do(new SaveSite(null, "Palm"), state.Drafter);

        var rolled = await state
            .World.Get<AssessmentQueries>()
            .RollUp(await state.World.Viewer(state.Drafter));

        (rolled.Worst, rolled.Median, rolled.NotAssessed).ShouldBe((0, 3, 1));
        rolled.CountByLevel.ShouldBe([1, 0, 0, 2]);
        rolled.Sites[0].CodeName.ShouldBe("Cedar");
        (
            await state.World.Get<AssessmentQueries>().Sites(await state.World.Viewer(state.Broker))
        ).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_shortfall_becomes_a_need_and_the_effect_is_measured_afterwards(Engine engine)
    {
        await using var state = await State.Open(engine);
        var id = await state.Begin();
        await state.Answer(id, "st-risk", "0", state.Drafter);
        await state.Conclude(id);

        var need = (
            await state.World.Do(new DraftNeedFromShortfall(id, "st-risk", Language: "ar"), state.Drafter)
        ).Id!;
        (await state.World.Mechanism.Do(new DraftNeedFromShortfall(id, "fw-law"), state.Drafter))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("assessment.no-shortfall");
        var request = (
            await state.World.Get<RequestQueries>().OfNeed(await state.World.Viewer(state.Drafter), need)
        )!;
        var line = request.Needs.ShouldHaveSingleItem();
        (request.Language, line.Kind, line.Stage).ShouldBe(("ar", "technical", "storage"));
        line.Title.ShouldBe("تقييم المخاطر حول مواقع التخزين");
        line.Modules.ShouldBe(["02.10"]);
        line.Competences.ShouldHaveSingleItem().Code.ShouldBe("explosives-safety");

        state.World.Clock.Advance(TimeSpan.FromDays(300));
        var again = (await state.World.Do(new Reassess(id, request.Id), state.Drafter)).Id!;
        (
            await state.World.Mechanism.Do(
                new AnswerQuestion(again, "fw-law", new() { Value = "no" }),
                state.Drafter
            )
        )
            .Refusals.ShouldHaveSingleItem()
            .Kind.ShouldBe(RefusalKind.NotFound);
        await state.Answer(again, "st-risk", "3", state.Drafter);
        await state.World.Do(new ConcludeAssessment(again), state.Head);

        var effects = state.World.Get<AssessmentEffects>();
        var effect = (
            await effects.Of(await state.World.Viewer(state.Reader), request.Id)
        ).ShouldHaveSingleItem();
        effect.Lines.ShouldHaveSingleItem().Credit.ShouldBe(100);
        (effect.TotalBefore.Level, effect.TotalAfter.Level).ShouldBe((1, 3));
        (await effects.Of(await state.World.Viewer(state.Broker), request.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task Answers_go_out_and_in_by_spreadsheet_unchanged(string language)
    {
        await using var state = await State.Open(Engine.Sqlite);
        var culture = CultureInfo.GetCultureInfo(language);
        var id = await state.Begin();
        await state.Conclude(id, conclude: false);
        await state.World.Do(
            new AnswerQuestion(
                id,
                "fw-authority",
                new()
                {
                    Standing = Standing.Unknown,
                    Reason = "=HYPERLINK(\"x\")",
                    Evidence = "+1\nhttps://example.org/a",
                }
            ),
            state.Drafter
        );
        var view = (await state.Get(id))!;
        var file = AnswerSheet.Write(view, culture);

        var rows = AnswerSheetReader.Read(new MemoryStream(file), view.Definition).Rows;
        var same = new ImportAnswers(id, rows, DryRun: true);
        (await state.World.Mechanism.Do(same, state.Drafter))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("import.dry-run");
        same.Report.Count(ImportEffect.Unchanged).ShouldBe(rows.Count);
        System.Text.Encoding.Latin1.GetString(Unzipped(file)).ShouldNotContain("<x:f>");

        await state.Answer(id, "fw-law", "no", state.Second);
        var mine = rows.Select(x =>
            x.Question is "fw-law" or "pl-plan" ? x with { Answer = new() { Value = "partly" } } : x
        );
        var changed = new ImportAnswers(id, [.. mine], DryRun: false);
        (await state.World.Mechanism.Do(changed, state.Drafter)).Done.ShouldBeFalse();
        changed.Report.Rows.Single(x => x.Effect == ImportEffect.Refused).Key.ShouldBe("fw-law");
        changed.Report.Rows.Single(x => x.Effect == ImportEffect.Updated).Key.ShouldBe("pl-plan");
        (await state.Get(id))!.Answers["fw-law"].Value.ShouldBe("no");
    }

    [Fact]
    public async Task An_assessment_stays_on_its_questionnaire()
    {
        await using var state = await State.Open(Engine.Sqlite);
        var id = await state.Begin();
        var queries = state.World.Get<AssessmentQueries>();
        var text = (await queries.FormText(National, 1))!.Replace("\"version\": 1", "\"version\": 2");
        var administrator = await state.World.AddMember(Party.Secretariat, Roles.Administrator);
        await state.World.Do(new AdoptQuestionnaire(text), administrator);

        (await state.World.Mechanism.Do(new AdoptQuestionnaire(text), administrator))
            .Refusals.ShouldHaveSingleItem()
            .Code.ShouldBe("questionnaire.version-exists");
        (await state.Get(id))!.QuestionnaireVersion.ShouldBe(1);
        (await state.Get(await state.Begin()))!.QuestionnaireVersion.ShouldBe(2);
    }

    private static byte[] Unzipped(byte[] file)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var all = new MemoryStream();
        foreach (var entry in archive.Entries.Where(x => x.FullName.Contains("worksheets")))
        {
            using var part = entry.Open();
            part.CopyTo(all);
        }
        return all.ToArray();
    }
}
