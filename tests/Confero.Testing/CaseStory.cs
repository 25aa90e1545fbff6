using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;

namespace Confero.Testing;

/// <summary>The main story, told by acts: a State asks, a provider gives, the secretariat brings them together.</summary>
public sealed class CaseStory
{
    private readonly TestWorld world;

    private CaseStory(TestWorld world) => this.world = world;

    public string Drafter { get; private set; } = "";
    public string Authoriser { get; private set; } = "";
    public string Broker { get; private set; } = "";
    public string Provider { get; private set; } = "";
    public string RequestId { get; private set; } = "";
    public string NeedId { get; private set; } = "";
    public string OfferId { get; private set; } = "";
    public string ContributionId { get; private set; } = "";

    /// <summary>A State, a provider and the secretariat with their people.</summary>
    public static async Task<CaseStory> Open(TestWorld world)
    {
        await world.AddParty("QMA");
        await world.AddParty("QPR", region: "155");
        return new CaseStory(world)
        {
            Drafter = await world.AddMember("QMA", Roles.Drafter),
            Authoriser = await world.AddMember("QMA", Roles.Authoriser),
            Broker = await world.AddMember(Party.Secretariat, Roles.Broker),
            Provider = await world.AddMember("QPR", Roles.Authoriser | Roles.Drafter),
        };
    }

    public async Task<RequestView?> SeenBy(string memberId) =>
        await world.Get<RequestQueries>().Get(await world.Viewer(memberId), RequestId);

    public async Task Draft(string process = "confero-standard")
    {
        RequestId = (
            await world.Do(new DraftRequest("Fire safety at ammunition stores", Process: process), Drafter)
        ).Id!;
        await world.Do(
            new EditRequest(RequestId, null)
            {
                Texts = new Dictionary<Section, string>
                {
                    [Section.Summary] = "Ten extinguisher sets and a course.",
                    [Section.Condition] = "hidden",
                },
            },
            Drafter
        );
        var need = new NeedInput
        {
            Title = "Extinguisher sets",
            Kind = "material",
            Stage = "storage",
            Item = "fire-equipment",
            Quantity = 10,
            Unit = "set",
        };
        NeedId = (await world.Do(new SaveNeed(RequestId, null, need), Drafter)).Id!;
        await Step("submit", Drafter);
    }

    public Task Endorse() => Step("endorse", Authoriser);

    public async Task Circulate()
    {
        await Step("authenticate", Broker);
        await Step("acknowledge", Broker);
        await Step("open-consent-window", Broker);
        await Step("consent-to-circulate", Authoriser);
    }

    public async Task Propose()
    {
        var offer = new OfferInput
        {
            Sort = "material",
            Title = "Fire-fighting sets from stock",
            Item = "fire-equipment",
            Quantity = 40,
            Unit = "set",
        };
        OfferId = (await world.Do(new SaveOffer(null, offer), Provider)).Id!;
        var part = new Part(NeedId, OfferId, null) { Quantity = 10, Unit = "set" };
        var package = (await world.Do(new ComposePackage(RequestId, [part]), Broker)).Id!;
        await world.Do(new ProposePackage(package), Broker);
        ContributionId = await world.OnlyContribution(package);
    }

    public async Task BothAccept()
    {
        await world.Do(new AnswerAsProvider(ContributionId, true), Provider);
        await world.Do(new AnswerAsState(ContributionId, true, "Just what the depots need."), Authoriser);
        await world.Do(new CommitContribution(ContributionId), Provider);
        await Step("accept", Authoriser);
        await Sustain();
        await Step("agree", Authoriser);
        await Step("start-delivery", Broker);
    }

    /// <summary>The State says how it keeps up what it accepts.</summary>
    public Task<Outcome> Sustain() =>
        world.Do(
            new SaveSustainment(
                RequestId,
                "None: no power needed.",
                "Yearly refill.",
                "Every spring.",
                "Logistics"
            ),
            Drafter
        );

    public async Task Deliver(long delivered, long received)
    {
        var day = DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
        await world.Do(new StateDelivered(ContributionId, new DeliveryInput(delivered, day)), Provider);
        await world.Do(new StateReceived(ContributionId, new DeliveryInput(received, day)), Authoriser);
    }

    public async Task CloseAndCheck()
    {
        await Step("confirm-delivery", Authoriser);
        await world.Do(new EvaluateRequest(RequestId, 4, "Every store has two sets."), Drafter);
        await Step("close", Authoriser);
        world.Clock.Advance(TimeSpan.FromDays(370));
        await world.Do(new AnswerCheck(RequestId, 5, "All sets inspected and in place."), Drafter);
    }

    public Task<Outcome> Step(string step, string memberId) =>
        world.Do(new TakeStep(RequestId, step, "as agreed"), memberId);
}
