using Confero.Acts;
using Confero.Disclosure;
using Confero.Experts;
using Confero.Matching;
using Confero.Offers;
using Confero.Packages;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>Whose eyes a blind match is watched with.</summary>
public enum BlindSide
{
    State,
    Provider,
    Expert,
}

/// <summary>
/// A blind match in the demonstration: a hidden State, a provider with an offer that nobody else sees, and an expert. Then
/// what either side may do while the other one watches.
/// </summary>
internal sealed class BlindStory
{
    private const string Broker = "MEM-DEMO-BROKER";
    private const string Head = "MEM-DEMO-QMC-HEAD";
    private const string Provider = "MEM-DEMO-PAUL";
    private const string Expert = "MEM-DEMO-CAMILLE";

    private static readonly string[] Near =
    [
        "contributions",
        "consents",
        "delivery",
        "disclosure",
        "matching",
        "my",
        "notices",
        "offers",
        "packages",
        "requests",
    ];

    private readonly BlindSide watcher;
    private string request = "";
    private string package = "";
    private string offer = "";
    private string expertId = "";
    private List<string> needs = [];
    private List<Contribution> contributions = [];

    private BlindStory(BlindSide watcher) => this.watcher = watcher;

    /// <summary>Who looks.</summary>
    public string Viewer =>
        watcher switch
        {
            BlindSide.State => Head,
            BlindSide.Provider => Provider,
            _ => Expert,
        };

    /// <summary>What the other side does in each world.</summary>
    public IReadOnlyList<string> Turns =>
        watcher switch
        {
            BlindSide.State =>
            [
                "providers-refuse",
                "refused-and-taken-back",
                "one-yes-and-one-yes-taken-back",
                "partner-gone-and-another-thought-of",
            ],
            BlindSide.Provider =>
            [
                "state-refuses",
                "refused-and-taken-back",
                "state-yes-and-back",
                "case-ended",
            ],
            _ => ["state-refuses", "refused-and-taken-back", "case-ended"],
        };

    /// <summary>The proposal as both sides have it before one of them does anything. Cards are no longer shown; that is no part of what is asked here.</summary>
    public static async Task<BlindStory> Begin(WebWorld world, BlindSide watcher)
    {
        var story = new BlindStory(watcher);
        await story.Propose(world);
        await story.Answer(world);
        await world.Settle();
        return story;
    }

    private async Task Propose(WebWorld world)
    {
        request = await world.Read(db =>
            db.Set<Request>().Where(x => x.ImportKey == "QMC-safe").Select(x => x.Id).SingleAsync()
        );
        needs = await world.Read(db =>
            db.Set<Need>()
                .Where(x => x.RequestId == request)
                .OrderBy(x => x.Line)
                .Select(x => x.Id)
                .ToListAsync()
        );
        expertId = await world.Read(db =>
            db.Set<Member>().Where(x => x.Id == Expert).Select(x => x.ExpertId!).SingleAsync()
        );
        await world.Do(new ShowInterest(needs[0]), Provider);
        offer = (
            await world.Do(
                new SaveOffer(
                    null,
                    new OfferInput
                    {
                        Sort = "team",
                        Title = "Quiet offer",
                        Quantity = 100,
                        Unit = "person-day",
                        Visibility = DisclosureClass.B,
                    }
                ),
                Provider
            )
        )!;
        Part[] parts =
        [
            new(needs[0], offer, null) { Quantity = 5, Unit = "person-day" },
            new(needs[1], offer, null) { Quantity = 4, Unit = "person-day" },
            new(needs[0], null, expertId) { Quantity = 3, Unit = "person-day" },
            new(needs[1], null, expertId) { Quantity = 2, Unit = "person-day" },
        ];
        package = (await world.Do(new ComposePackage(request, parts, "For both of you."), Broker))!;
        await world.Do(new ProposePackage(package), Broker);
        await world.Do(new AllowBlindMatching(request, false), Head);
        contributions = await world.Read(db =>
            db.Set<Contribution>().Where(x => x.PackageId == package).ToListAsync()
        );
    }

    /// <summary>The watching side has said yes to one part; to the other it has said nothing yet.</summary>
    private async Task Answer(WebWorld world)
    {
        if (watcher == BlindSide.State)
        {
            await world.Do(new AnswerAsState(Of(0, byExpert: false), true, "Yes."), Head);
            await world.Do(new AnswerAsState(Of(0, byExpert: true), true, "Yes."), Head);
        }
        else if (watcher == BlindSide.Provider)
            await world.Do(new AnswerAsProvider(Of(0, byExpert: false), true), Provider);
        else
            await world.Do(new AnswerAsProvider(Of(0, byExpert: true), true), Expert);
    }

    private string Of(int need, bool byExpert) =>
        contributions.Single(x => x.NeedId == needs[need] && x.ExpertId is not null == byExpert).Id;

    public async Task Take(WebWorld world, string turn)
    {
        switch (turn)
        {
            case "providers-refuse":
                await Refuse(world);
                break;
            case "refused-and-taken-back":
                await Refuse(world);
                await world.Do(new WithdrawPackage(package), Broker);
                break;
            case "state-refuses":
                await Refuse(world);
                break;
            case "one-yes-and-one-yes-taken-back":
                await world.Do(new AnswerAsProvider(Of(1, byExpert: true), true), Expert);
                await world.Do(new AnswerAsProvider(Of(1, byExpert: false), true), Provider);
                await Back(world, Provider);
                break;
            case "state-yes-and-back":
                await world.Do(new AnswerAsState(Of(1, byExpert: true), true, "Yes."), Head);
                await world.Do(new AnswerAsState(Of(1, byExpert: false), true, "Yes."), Head);
                await Back(world, Head);
                break;
            case "partner-gone-and-another-thought-of":
                await world.Do(new WithdrawOffer(offer), Provider);
                var other = new Part(needs[2], null, expertId) { Quantity = 3, Unit = "person-day" };
                await world.Do(new ComposePackage(request, [other]), Broker);
                break;
            case "case-ended":
                await world.Do(new TakeStep(request, "withdraw", "No longer needed."), Head);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(turn), turn, null);
        }
    }

    private async Task Refuse(WebWorld world)
    {
        foreach (var contribution in contributions)
        {
            if (watcher == BlindSide.State)
                await world.Do(
                    new AnswerAsProvider(contribution.Id, false, "Not this year."),
                    contribution.ExpertId is null ? Provider : Expert
                );
            else
                await world.Do(new AnswerAsState(contribution.Id, false, "Not this year."), Head);
        }
    }

    private async Task Back(WebWorld world, string member)
    {
        var consent = await world.Read(db =>
            db.Set<Consent>()
                .Where(x => x.Detail == Of(1, false) && x.RevokedAt == null)
                .Select(x => x.Id)
                .SingleAsync()
        );
        await world.Do(new RevokeConsent(consent), member);
    }

    /// <summary>Every GET route with each id of the story.</summary>
    /// <param name="everywhere">False for those alone that speak of cases, offers, packages and what is told of them.</param>
    public IReadOnlyList<string> Addresses(WebWorld world, bool everywhere)
    {
        var (first, second) =
            watcher == BlindSide.Expert ? (Of(0, true), Of(1, true)) : (Of(0, false), Of(1, false));
        string[] ids = [request, package, offer, first, second];
        return
        [
            .. world
                .Routes.Where(x => RouteCases.Takes(x, "GET"))
                .Select(RouteCases.PathOf)
                .Distinct()
                .Where(x => !RouteCases.IsFile(x) && (everywhere || Near.Any(n => IsUnder(x, n))))
                .SelectMany(path =>
                    path.Contains('{', StringComparison.Ordinal)
                        ? ids.Select(x => RouteCases.Fill(path, x, needs[0]))
                        : [path]
                )
                .Distinct()
                .Where(x => x is not ("/sign-in/security" or "/api/v1/sessions")),
        ];
    }

    private static bool IsUnder(string path, string part) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", "v1", var api, ..]
            ? api == part
            : path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() == part;
}
