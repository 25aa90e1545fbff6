using Confero.Acts;
using Confero.Dialogues;
using Confero.Identity;
using Confero.Parties;
using Confero.Record;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Dialogues;

/// <summary>A dialogue with a chair and delegations whose ids are the same in every world.</summary>
internal sealed class DialogueWorld(TestWorld world)
{
    public const string Chair = "MEM-FIX-CHAIR";
    public static readonly string[] Parties = ["QXA", "QXB", "QXC", "QXD", "QXE", "QXF", "QXG"];

    public TestWorld World => world;
    public string SeriesId { get; private set; } = "";
    public string SessionId { get; private set; } = "";
    public string QuestionId { get; private set; } = "";

    public static string Head(string party) => $"MEM-FIX-{party}";

    /// <summary>A series that is open, with one session and one open question.</summary>
    public static async Task<DialogueWorld> Open(
        TestWorld world,
        string visibility = "delegates",
        int? seats = null,
        bool register = true
    )
    {
        var dialogue = new DialogueWorld(world);
        var broker = await dialogue.People();
        dialogue.SeriesId = await dialogue.Do(
            new SaveSeries(
                null,
                new SeriesInput(
                    En("Matching needs"),
                    En("To learn."),
                    Chair,
                    null,
                    ["en", "fr"],
                    visibility,
                    seats
                )
            ),
            broker
        );
        await dialogue.Do(new InviteToSeries(dialogue.SeriesId, Parties), Chair);
        dialogue.SessionId = await dialogue.Do(
            new SaveSession(
                dialogue.SeriesId,
                null,
                new SessionInput(
                    En("Needs"),
                    "2026-12-01T10:00",
                    "2026-12-01T13:00",
                    "Europe/Zurich",
                    "Geneva"
                )
            ),
            Chair
        );
        dialogue.QuestionId = await dialogue.Do(
            new SaveQuestion(dialogue.SessionId, null, En("What is missing?"), En(""), NonAttributed: true),
            Chair
        );
        await dialogue.Do(new MoveSeries(dialogue.SeriesId, "open"), Chair);
        if (!register)
            return dialogue;
        foreach (var party in Parties)
            await dialogue.Do(
                new RegisterForSeries(dialogue.SeriesId, [new NamedDelegate(party, Head(party), true)]),
                Head(party)
            );
        await dialogue.Do(new MoveQuestion(dialogue.QuestionId, "open"), Chair);
        return dialogue;
    }

    public async Task<string> Do(Act act, string member) => (await world.Do(act, member)).Id!;

    public async Task<string> Refusal(Act act, string member)
    {
        var outcome = await world.Mechanism.Do(act, member);
        return outcome.Refusals.ShouldHaveSingleItem().Code;
    }

    public async Task<DialogueView?> SeenBy(string member) =>
        await world.Get<DialogueQueries>().Get(await world.Viewer(member), SeriesId);

    /// <summary>Draws the ticket of a party as a device of its own would: only the blinded ticket leaves it.</summary>
    public async Task<string> Draw(string party, string subjectId)
    {
        var viewer = await world.Viewer(Head(party));
        var queries = world.Get<DialogueQueries>();
        var key = (await queries.Get(viewer, SeriesId))!.Tickets.Single(x => x.SubjectId == subjectId).Key;
        var ticket = BlindTicket.Prepare(subjectId, key, BlindTicket.NewSeed());
        await Do(new DrawTicket(subjectId, Convert.ToBase64String(ticket.Blinded)), Head(party));
        var signature = (await queries.BlindSignature(viewer, subjectId))!;
        return ticket.Finish(Convert.FromBase64String(signature))!.Text;
    }

    public SealedBoxes Boxes => world.Get<SealedBoxes>();

    public static Dictionary<string, string> En(string text) => new() { ["en"] = text };

    private async Task<string> People()
    {
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        foreach (var party in Parties.Append("QXCHAIR"))
            db.Add(
                new Party
                {
                    Id = party,
                    Kind = "state",
                    Names = En(party),
                }
            );
        db.Add(
            new Party
            {
                Id = "NGO-X",
                Kind = "ngo",
                Names = En("NGO"),
            }
        );
        foreach (var party in Parties.Append("NGO-X"))
            db.Add(Member(Head(party), party, Roles.Authoriser | Roles.Drafter));
        db.Add(Member(Chair, "QXCHAIR", Roles.Drafter));
        db.Add(Member("MEM-FIX-BROKER", Party.Secretariat, Roles.Broker));
        await db.SaveChangesAsync();
        return "MEM-FIX-BROKER";
    }

    private static Member Member(string id, string party, Roles roles) =>
        new()
        {
            Id = id,
            PartyId = party,
            Name = id,
            Email = $"{id}@example.org".ToLowerInvariant(),
            Roles = roles,
        };
}
