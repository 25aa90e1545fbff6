using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests.Requests;

/// <summary>A State's desk where signatures are demanded: who drafts, who authorises, and their keys.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private Desk(TestWorld world) => World = world;

    public TestWorld World { get; }
    public SoftKey DraftersKey { get; } = new();
    public SoftKey AuthorisersKey { get; } = new();
    public string Drafter { get; private set; } = "";

    /// <summary>The drafter once more, under a second name that may authorise.</summary>
    public string DrafterAsAuthoriser { get; private set; } = "";
    public string Authoriser { get; private set; } = "";

    private string request = "";

    public static async Task<Desk> Open(Engine engine)
    {
        var world = await TestWorld.Create(engine, policy: new IdentityPolicy { Signatures = true });
        await world.AddParty("QMA");
        var desk = new Desk(world)
        {
            Drafter = await world.AddMember("QMA", Roles.Drafter),
            DrafterAsAuthoriser = await world.AddMember("QMA", Roles.Authoriser),
            Authoriser = await world.AddMember("QMA", Roles.Authoriser),
        };
        await desk.DraftersKey.AddTo(world, desk.Drafter);
        await desk.AuthorisersKey.AddTo(world, desk.Authoriser);
        await using var db = await world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();
        var account = await db.Set<Member>()
            .Where(x => x.Id == desk.Drafter)
            .Select(x => x.AccountId)
            .SingleAsync();
        (await db.Set<Member>().SingleAsync(x => x.Id == desk.DrafterAsAuthoriser)).AccountId = account;
        await db.SaveChangesAsync();
        return desk;
    }

    /// <summary>A new case with words and a need.</summary>
    public async Task Draft()
    {
        request = (await World.Do(new DraftRequest("Signed by two"), Drafter)).Id!;
        await World.Do(
            new SaveNeed(request, null, new NeedInput { Title = "A", Kind = "technical" }),
            Drafter
        );
        await Rewrite("Words at first.");
    }

    /// <summary>Other words, where the case may still be written.</summary>
    public async Task Rewrite(string words) =>
        await World.Mechanism.Do(
            new EditRequest(request, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Summary] = words },
            },
            Drafter
        );

    /// <summary>Somebody decides who sees the summary while the case waits.</summary>
    public Task Widen() =>
        World.Do(new SetVisibility(request, Section.Summary, DisclosureClass.D, [], null), Authoriser);

    public async Task<string> Text(string step, string memberId) =>
        (await World.Get<SignatureQueries>().ToSign(await World.Viewer(memberId), request, step))!.Text;

    /// <summary>The text for endorsing another case that was handed in as well.</summary>
    public async Task<string> AnotherCase()
    {
        var kept = request;
        await Draft();
        await Submit(Drafter, DraftersKey);
        var text = await Text("endorse", Authoriser);
        request = kept;
        return text;
    }

    public async Task<string> Submit(string memberId, SoftKey key) =>
        await Take("submit", memberId, key.Answer(await Text("submit", memberId)));

    public async Task<string> Endorse(string memberId, SoftKey key) =>
        await Take("endorse", memberId, key.Answer(await Text("endorse", memberId)));

    /// <summary>Tries a step; "done", or the code of the first refusal.</summary>
    public async Task<string> Take(string step, string memberId, SignedAnswer? answer)
    {
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        var outcome = await World.Mechanism.Do(
            new TakeStep(request, step, "as agreed") { Signature = answer },
            memberId
        );
        return outcome.Done ? "done" : outcome.Refusals[0].Code;
    }

    public async Task<SignatureFile?> File() =>
        await World.Get<SignatureQueries>().File(await World.Viewer(Authoriser), request);

    public async Task<string> State() => (await View()).State;

    public async Task<string> Words() => (await View()).Texts[Section.Summary];

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private async Task<RequestView> View() =>
        (await World.Get<RequestQueries>().Get(await World.Viewer(Authoriser), request))!;
}
