using Confero.Dialogues;
using Confero.Record;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Security.Tests;

/// <summary>What differs in dialogues between two worlds for those who may not see it.</summary>
internal static class DialogueWorlds
{
    private const string Broker = "MEM-DEMO-BROKER";
    private const string Chair = "MEM-DEMO-PAUL";

    /// <summary>Ids of everything in the demonstration's dialogues that has a page.</summary>
    public static async Task<IEnumerable<string>> Ids(WebWorld world) =>
        [
            .. await world.Read(db => db.Set<Series>().Select(x => x.Id).OrderBy(x => x).ToListAsync()),
            .. await world.Read(db =>
                db.Set<DialogueSession>().Select(x => x.Id).OrderBy(x => x).Take(1).ToListAsync()
            ),
            .. await world.Read(db => db.Set<Question>().Select(x => x.Id).OrderBy(x => x).ToListAsync()),
            .. await world.Read(db => db.Set<Paper>().Select(x => x.Id).ToListAsync()),
            .. await world.Read(db => db.Set<Proposal>().Select(x => x.Id).ToListAsync()),
            .. await world.Read(db => db.Set<Poll>().Select(x => x.Id).OrderBy(x => x).ToListAsync()),
        ];

    /// <summary>A series for delegates only with all that can be in one, and a slip in the box of the open one.</summary>
    public static async Task ChangeWhatIsHidden(WebWorld world)
    {
        var series = (
            await world.Do(
                new SaveSeries(
                    null,
                    new SeriesInput(En("Hidden"), En("Hidden"), Chair, null, ["en"], "delegates")
                ),
                Broker
            )
        )!;
        await world.Do(new InviteToSeries(series, ["QMC", "QMD"]), Chair);
        var session = (
            await world.Do(
                new SaveSession(
                    series,
                    null,
                    new SessionInput(
                        En("Hidden"),
                        "2027-02-01T10:00",
                        "2027-02-01T12:00",
                        "Europe/Paris",
                        "Hidden"
                    )
                ),
                Chair
            )
        )!;
        var question = (await world.Do(new SaveQuestion(session, null, En("Hidden?"), En(""), true), Chair))!;
        await world.Do(new MoveSeries(series, "open"), Chair);
        await world.Do(new RegisterForSeries(series, [new NamedDelegate("Hidden")]), "MEM-DEMO-QMC-HEAD");
        await world.Do(new MoveQuestion(question, "open"), Chair);
        await world.Do(new MakeStatement(question, "Hidden.", "en"), "MEM-DEMO-QMC-HEAD");
        await world.Do(new SaveProposal(question, null, "Hidden", "en", ["Hidden."]), "MEM-DEMO-QMC-HEAD");
        await world.Do(new OpenPoll(question, "Hidden?", "en"), Chair);
        await world.Do(
            new SaveSeries(null, new SeriesInput(En("Planned"), En(""), Chair, null, ["en"], "public")),
            Broker
        );
        await Slip(world);
    }

    /// <summary>In the box lies what neither those who take part nor anybody else may notice: the party holds its ticket already.</summary>
    private static async Task Slip(WebWorld world)
    {
        var box = await world.Read(db =>
            db.Set<TicketKey>()
                .Where(x => db.Set<Question>().Any(q => q.Id == x.SubjectId && q.NonAttributed))
                .OrderBy(x => x.SubjectId)
                .ToListAsync()
        );
        foreach (var key in box)
        {
            var ticket = BlindTicket.Prepare(key.SubjectId, key.Open, BlindTicket.NewSeed());
            var code = ticket.Finish(BlindKey.Read(key.Secret).Sign(ticket.Blinded)!)!.Text;
            await world.App.Services.GetRequiredService<SealedBoxes>().Put(code, "Waiting.", "en");
        }
    }

    private static Dictionary<string, string> En(string text) => new() { ["en"] = text };
}
