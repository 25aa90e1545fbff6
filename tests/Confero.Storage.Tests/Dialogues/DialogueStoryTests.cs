using Confero.Dialogues;
using Confero.Notices;
using Confero.Notices.Calendar;
using Confero.Testing;

namespace Confero.Storage.Tests.Dialogues;

/// <summary>A chair leads a dialogue from invitation to agreed summary; who may do what on the way.</summary>
public sealed class DialogueStoryTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task From_invitation_to_agreed_summary(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var (a, b) = (DialogueWorld.Head("QXA"), DialogueWorld.Head("QXB"));
        await dialogue.Do(new MoveSession(dialogue.SessionId, "begin"), DialogueWorld.Chair);
        var said = await dialogue.Do(new MakeStatement(dialogue.QuestionId, "Trainers.", "en"), a);
        await dialogue.Do(new MakeStatement(dialogue.QuestionId, "Et des fonds.", "fr", said), b);
        var proposal = await dialogue.Do(
            new SaveProposal(dialogue.QuestionId, null, "A help desk", "en", ["One.", "Two.", "Three."]),
            a
        );
        var replace = await dialogue.Do(
            new ProposeAmendment(proposal, 3, "replace", "Three, in six languages.", null),
            b
        );
        var delete = await dialogue.Do(new ProposeAmendment(proposal, 1, "delete", null, "Said already."), b);
        await dialogue.Do(new DecideAmendment(delete, "accept"), DialogueWorld.Chair);
        await dialogue.Do(new DecideAmendment(replace, "poll"), DialogueWorld.Chair);
        var poll = (await dialogue.SeenBy(a))!.Polls.ShouldHaveSingleItem().Id;
        await dialogue.Do(new CastVoice(poll, "support"), a);
        await dialogue.Do(new CastVoice(poll, "concerns"), b);
        await dialogue.Do(new CastVoice(poll, "can-live-with"), b);
        await dialogue.Do(new ClosePoll(poll), DialogueWorld.Chair);
        await dialogue.Do(new DecideAmendment(replace, "accept", "As the poll shows."), DialogueWorld.Chair);

        var view = (await dialogue.SeenBy(a))!;
        view.Series.State.ShouldBe(SeriesState.InSession);
        view.Proposals.Single().Paragraphs.ShouldBe(["Two.", "Three, in six languages."]);
        view.Proposals.Single().Edition.ShouldBe(3);
        view.Polls.Single()
            .Counts.ShouldBe(
                new Dictionary<string, int> { ["support"] = 1, ["can-live-with"] = 1 },
                ignoreOrder: true
            );

        await dialogue.Do(new MoveSession(dialogue.SessionId, "end"), DialogueWorld.Chair);
        var finding = await dialogue.Do(
            new SaveFinding(
                dialogue.SeriesId,
                null,
                DialogueWorld.En("A help desk is missing."),
                [
                    new Support("statement", said),
                    new Support("poll", poll),
                    new Support("figure", "/requests"),
                ]
            ),
            DialogueWorld.Chair
        );
        await dialogue.Do(
            new LinkChange(finding, "process", "confero-standard 1", "Drafting advice."),
            DialogueWorld.Chair
        );
        (
            await dialogue.Refusal(
                new LinkChange(finding, "process", "no-such 1", "Nothing."),
                DialogueWorld.Chair
            )
        ).ShouldBe("input.unknown-code");
        await dialogue.Do(new MoveSeries(dialogue.SeriesId, "close"), DialogueWorld.Chair);
        (await dialogue.Refusal(new MakeStatement(dialogue.QuestionId, "Too late.", "en"), a)).ShouldBe(
            "dialogue.question-closed"
        );
        await dialogue.Do(
            new SaveSummary(dialogue.SeriesId, DialogueWorld.En("We learned.")),
            DialogueWorld.Chair
        );
        (await dialogue.SeenBy(a))!.SummaryShown.ShouldBeFalse();
        await Agree(dialogue, a, b);
        view = (await dialogue.SeenBy(a))!;
        view.Series.State.ShouldBe(SeriesState.SummaryAgreed);
        view.Remarks.Where(x => x.Kind != RemarkKind.Comment)
            .Select(x => (x.PartyId, x.Kind))
            .ShouldBe([("QXA", RemarkKind.Association), ("QXB", RemarkKind.Reservation)], ignoreOrder: true);
        view.Findings.Single().Changes.ShouldHaveSingleItem().Kind.ShouldBe("process");
    }

    private static async Task Agree(DialogueWorld dialogue, string a, string b)
    {
        var agree = new AgreeSummary(dialogue.SeriesId, DialogueWorld.En("A help desk should be tried."));
        (await dialogue.Refusal(agree, DialogueWorld.Chair)).ShouldBe("dialogue.comments-open");
        await dialogue.Do(
            new AskForComments(dialogue.SeriesId, new DateOnly(2026, 11, 20), "Europe/Zurich"),
            DialogueWorld.Chair
        );
        (await dialogue.SeenBy(a))!.Series.CommentsUntil.ShouldBe(
            new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero)
        );
        await dialogue.Do(new RemarkOnSummary(dialogue.SeriesId, "comment", "Add training.", "en"), a);
        await dialogue.Do(new RemarkOnSummary(dialogue.SeriesId, "association", null, "en"), b);
        await dialogue.Do(new RemarkOnSummary(dialogue.SeriesId, "reservation", "On costs.", "en"), b);
        (await dialogue.Refusal(agree, DialogueWorld.Chair)).ShouldBe("dialogue.comments-open");
        dialogue.World.Clock.Advance(TimeSpan.FromDays(25));
        await dialogue.Do(agree, DialogueWorld.Chair);
        await dialogue.Do(new RemarkOnSummary(dialogue.SeriesId, "association", null, "en"), a);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Seats_go_to_those_who_asked_first_and_observers_are_let_in_by_the_chair(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world, "parties", seats: 2, register: false);
        foreach (var party in DialogueWorld.Parties.Take(4).Append("NGO-X"))
        {
            world.Clock.Advance(TimeSpan.FromMinutes(1));
            await dialogue.Do(
                new RegisterForSeries(dialogue.SeriesId, [new NamedDelegate("Somebody")]),
                DialogueWorld.Head(party)
            );
        }
        (await States(dialogue)).ShouldBe(["Registered", "Registered", "Waiting", "Waiting", "Asked"]);
        await dialogue.Do(new LeaveSeries(dialogue.SeriesId), DialogueWorld.Head("QXA"));
        await dialogue.Do(new DecideRegistration(dialogue.SeriesId, "NGO-X", "admit"), DialogueWorld.Chair);

        (await States(dialogue)).ShouldBe(["Withdrawn", "Registered", "Registered", "Waiting", "Observer"]);
        await dialogue.Do(new MoveQuestion(dialogue.QuestionId, "open"), DialogueWorld.Chair);
        await dialogue.Do(
            new MakeStatement(dialogue.QuestionId, "We saw it.", "en"),
            DialogueWorld.Head("NGO-X")
        );
        var poll = await dialogue.Do(new OpenPoll(dialogue.QuestionId, "Yes?", "en"), DialogueWorld.Chair);
        (await dialogue.Refusal(new CastVoice(poll, "support"), DialogueWorld.Head("NGO-X"))).ShouldBe(
            "act.not-your-role"
        );
        (
            await dialogue.Refusal(
                new MakeStatement(dialogue.QuestionId, "No seat.", "en"),
                DialogueWorld.Head("QXD")
            )
        ).ShouldBe("act.not-your-role");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task What_the_chair_hides_keeps_its_reason_and_loses_its_text(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var said = await dialogue.Do(
            new MakeStatement(dialogue.QuestionId, "Rude.", "en"),
            DialogueWorld.Head("QXA")
        );
        (await dialogue.Refusal(new HideStatement(said, "No."), DialogueWorld.Head("QXB"))).ShouldBe(
            "act.not-your-role"
        );
        await dialogue.Do(new HideStatement(said, "Not about the question."), DialogueWorld.Chair);

        var seen = (await dialogue.SeenBy(DialogueWorld.Head("QXB")))!.Statements.Single();
        seen.Text.ShouldBeNull();
        seen.HiddenReason.ShouldBe("Not about the question.");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Delegates_only_is_nothing_to_others_and_a_front_to_the_invited(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world, register: false);
        await dialogue.Do(
            new RegisterForSeries(dialogue.SeriesId, [new NamedDelegate("QXA", DialogueWorld.Head("QXA"))]),
            DialogueWorld.Head("QXA")
        );

        (await dialogue.SeenBy(DialogueWorld.Head("NGO-X"))).ShouldBeNull();
        (await dialogue.SeenBy(DialogueWorld.Head("QXB")))!.Standing.SeesInside.ShouldBeFalse();
        (await dialogue.SeenBy(DialogueWorld.Head("QXA")))!.Standing.SeesInside.ShouldBeTrue();
        (
            await dialogue.Refusal(
                new RegisterForSeries(dialogue.SeriesId, [new NamedDelegate("N")]),
                DialogueWorld.Head("NGO-X")
            )
        ).ShouldBe("act.not-found");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Calendars_follow_a_session_that_moves_and_one_that_is_cancelled(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var token = CalendarToken.New();
        var member = DialogueWorld.Head("QXA");
        await dialogue.Do(new RenewCalendar(CalendarToken.Hash(token)), member);
        (await Feed()).ShouldContain("DTSTART:20261201T090000Z");

        await dialogue.Do(
            new SaveSession(
                dialogue.SeriesId,
                dialogue.SessionId,
                new SessionInput(
                    DialogueWorld.En("Needs"),
                    "2026-07-01T10:00",
                    "2026-07-01T13:00",
                    "Europe/Zurich",
                    "Geneva"
                )
            ),
            DialogueWorld.Chair
        );
        var moved = await Feed();
        moved.ShouldContain("DTSTART:20260701T080000Z");
        moved.ShouldContain("SEQUENCE:1");
        await dialogue.Do(new MoveSession(dialogue.SessionId, "cancel"), DialogueWorld.Chair);
        var cancelled = await Feed();
        cancelled.ShouldContain("STATUS:CANCELLED");
        cancelled.ShouldContain("SEQUENCE:2");
        cancelled.ShouldContain($"{dialogue.SessionId}-session@".ToLowerInvariant());
        (
            await world.Get<NoticeQueries>().List(await world.Viewer(member), new NoticeFilter())
        ).Items.ShouldContain(x => x.Code == "notice.dialogue-session-cancelled");

        async Task<string> Feed() => (await world.Get<CalendarQueries>().Read(token))!;
    }

    private static async Task<IEnumerable<string>> States(DialogueWorld dialogue) =>
        (await dialogue.SeenBy(DialogueWorld.Chair))!
            .Registrations.Where(x => x.State != RegistrationState.Invited)
            .Select(x => x.State.ToString());
}
