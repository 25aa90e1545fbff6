using System.Text.Json;
using Confero.Dialogues;
using Confero.Record;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>Tells the two dialogues of <c>dialogues.json</c> by acts: one held to its agreed summary, one that is open.</summary>
internal sealed class DemonstrationDialogues(
    DemonstrationStory told,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    Func<string, string> headOf
)
{
    private const string Broker = "MEM-DEMO-BROKER";
    private readonly Dictionary<string, string> ids = [];
    private readonly SealedBoxes boxes = new(databases);

    public async Task Tell(DateTimeOffset today)
    {
        var file = JsonSerializer.Deserialize<DialogueFile>(
            Embedded.Text("demonstration", "dialogues.json"),
            JsonSerializerOptions.Web
        )!;
        clock.Go(today.AddDays(-75));
        await TellHeld(file.Held, today);
        clock.Go(today.AddDays(-9));
        await TellOpen(file.Open, today);
    }

    private async Task TellHeld(HeldSeries held, DateTimeOffset today)
    {
        var series = await Begin(held, today);
        var last = held.Sessions[^1];
        foreach (var session in held.Sessions)
        {
            clock.Go(MeetingDay(session, today).AddHours(10));
            await told.Do(new MoveSession(ids[Key(session)], "begin"), held.Chair);
            foreach (var question in session.Questions)
                await Discuss(question, held.Chair);
            if (session == held.Sessions[0])
                await TakeTemperature(held.Poll, held.Chair);
            if (session == last)
                await Amend(held);
            await told.Do(new MoveSession(ids[Key(session)], "end"), held.Chair);
        }
        foreach (var finding in held.Findings)
            await Find(series, finding, held);
        await told.Do(new MoveSeries(series, "close"), held.Chair);
        await told.Do(new SaveSummary(series, held.Summary), held.Chair);
        await told.Do(
            new AskForComments(series, DateOnly.FromDateTime(today.AddDays(-14).UtcDateTime)),
            held.Chair
        );
        foreach (var remark in held.Remarks)
            await told.Do(
                new RemarkOnSummary(series, remark.Kind, remark.Text, remark.Language),
                headOf(remark.Party)
            );
        clock.Go(today.AddDays(-12));
        await told.Do(new AgreeSummary(series, held.Agreed), held.Chair);
    }

    private async Task TellOpen(OpenSeries open, DateTimeOffset today)
    {
        await Begin(open, today);
        foreach (var question in open.Sessions.SelectMany(x => x.Questions))
            await Discuss(question, open.Chair, close: false);
        var poll = await told.Do(
            new OpenPoll(ids[open.OpenPoll.Question], open.OpenPoll.Text, open.OpenPoll.Language),
            open.Chair
        );
        foreach (var (party, choice) in open.OpenPoll.Voices)
            await told.Do(new CastVoice(poll, choice), headOf(party));
    }

    /// <summary>Plans, invites, opens and lets delegations register.</summary>
    private async Task<string> Begin(ToldSeries x, DateTimeOffset today)
    {
        var series = await told.Do(
            new SaveSeries(
                null,
                new SeriesInput(x.Titles, x.Purposes, x.Chair, x.Host, x.Languages, x.Visibility)
            ),
            Broker
        );
        await told.Do(new InviteToSeries(series, [.. x.Delegations.Select(d => d.Party)]), x.Chair);
        foreach (var paper in x.Papers)
            await told.Do(new SavePaper(series, null, paper.Author, paper.Versions), x.Chair);
        foreach (var session in x.Sessions)
            await Plan(series, session, x.Chair, today);
        await told.Do(new MoveSeries(series, "open"), x.Chair);
        foreach (var delegation in x.Delegations)
            await Register(series, delegation, x.Chair);
        return series;
    }

    private async Task Plan(string series, ToldSession session, string chair, DateTimeOffset today)
    {
        var day = MeetingDay(session, today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        ids[Key(session)] = await told.Do(
            new SaveSession(
                series,
                null,
                new SessionInput(
                    session.Titles,
                    $"{day}T10:00",
                    $"{day}T13:00",
                    session.Zone,
                    session.Place,
                    session.Link
                )
            ),
            chair
        );
        foreach (var question in session.Questions)
            ids[question.Key] = await told.Do(
                new SaveQuestion(
                    ids[Key(session)],
                    null,
                    question.Texts,
                    question.Guidance,
                    question.NonAttributed
                ),
                chair
            );
    }

    /// <summary>The start of the day of a session; people do not meet at weekends.</summary>
    private static DateTimeOffset MeetingDay(ToldSession session, DateTimeOffset today)
    {
        var day = new DateTimeOffset(today.AddDays(-session.DaysAgo).UtcDateTime.Date, TimeSpan.Zero);
        return day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
    }

    private async Task Register(string series, ToldDelegation delegation, string chair)
    {
        var people = delegation.People.Count > 0 ? delegation.People : [headOf(delegation.Party)];
        await using var db = await databases.CreateDbContextAsync();
        var names = await db.Set<Parties.Member>()
            .Where(x => people.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        await told.Do(
            new RegisterForSeries(
                series,
                [.. people.Select((x, i) => new NamedDelegate(names[x], x, i == 0))]
            ),
            headOf(delegation.Party)
        );
        if (!delegation.Party.StartsWith("QM", StringComparison.Ordinal))
            await told.Do(new DecideRegistration(series, delegation.Party, "admit"), chair);
    }

    private async Task Discuss(ToldQuestion question, string chair, bool close = true)
    {
        var id = ids[question.Key];
        await told.Do(new MoveQuestion(id, "open"), chair);
        foreach (var said in question.Statements)
        {
            var statement = await told.Do(
                new MakeStatement(
                    id,
                    said.Text,
                    said.Language,
                    said.ReplyTo is null ? null : ids[said.ReplyTo]
                ),
                headOf(said.Party)
            );
            if (said.Key is not null)
                ids[said.Key] = statement;
        }
        foreach (var voice in question.Voices)
            Insist(await boxes.Put(await Draw(id, voice.Party), voice.Text, voice.Language));
        if (question.Voices.Count > 0)
            await told.Do(new ReleaseBatch(id), chair);
        if (close)
            await told.Do(new MoveQuestion(id, "close"), chair);
    }

    /// <summary>A poll without names.</summary>
    private async Task TakeTemperature(ToldPoll poll, string chair)
    {
        var id = ids["poll"] = await told.Do(
            new OpenPoll(ids[poll.Question], poll.Text, poll.Language, Attributed: false),
            chair
        );
        foreach (var (party, choice) in poll.Voices)
            Insist(await boxes.Choose(await Draw(id, party), choice));
        await told.Do(new ClosePoll(id), chair);
    }

    private async Task Amend(HeldSeries held)
    {
        var proposal = ids["proposal"] = await told.Do(
            new SaveProposal(
                ids[held.Proposal.Question],
                null,
                held.Proposal.Title,
                held.Proposal.Language,
                held.Proposal.Paragraphs
            ),
            headOf(held.Proposal.Party)
        );
        foreach (var x in held.Proposal.Amendments)
        {
            var amendment = await told.Do(
                new ProposeAmendment(proposal, x.Paragraph, x.Kind, x.Text, x.Reason),
                headOf(x.Party)
            );
            await told.Do(new DecideAmendment(amendment, x.Decision, x.Note), held.Chair);
            if (x.Decision != "poll")
                continue;
            await using var db = await databases.CreateDbContextAsync();
            var poll = await db.Set<Poll>()
                .Where(p => p.AmendmentId == amendment)
                .Select(p => p.Id)
                .SingleAsync();
            foreach (var (party, choice) in held.AmendmentPoll)
                await told.Do(new CastVoice(poll, choice), headOf(party));
            await told.Do(new ClosePoll(poll), held.Chair);
            await told.Do(new DecideAmendment(amendment, "decline", x.Note), held.Chair);
        }
    }

    private async Task Find(string series, ToldFinding finding, HeldSeries held)
    {
        var id = await told.Do(
            new SaveFinding(
                series,
                null,
                finding.Texts,
                [
                    .. finding.Statements.Select(x => new Support("statement", ids[x])),
                    .. finding.Polls.Select(x => new Support("poll", ids[x])),
                    .. finding.Paragraphs.Select(x => new Support("paragraph", $"{ids["proposal"]}#{x}")),
                    .. finding.Figures.Select(x => new Support("figure", x)),
                ]
            ),
            held.Chair
        );
        foreach (var change in finding.Changes)
            await told.Do(new LinkChange(id, change.Kind, change.Reference, change.Note), held.Chair);
    }

    /// <summary>Draws a party's ticket, as a device of its own would.</summary>
    private async Task<string> Draw(string subjectId, string party)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = await db.Set<TicketKey>().SingleAsync(x => x.SubjectId == subjectId);
        var ticket = BlindTicket.Prepare(subjectId, key.Open, BlindTicket.NewSeed());
        await told.Do(new DrawTicket(subjectId, Convert.ToBase64String(ticket.Blinded)), headOf(party));
        var draw = await db.Set<TicketDraw>()
            .SingleAsync(x => x.SubjectId == subjectId && x.PartyId == party);
        return ticket.Finish(Convert.FromBase64String(draw.Signature))!.Text;
    }

    private static void Insist(Outcome outcome)
    {
        if (!outcome.Done)
            throw new InvalidDataException($"dialogues.json: {string.Join(", ", outcome.Refusals)}");
    }

    private static string Key(ToldSession session) => session.Titles["en"];
}
