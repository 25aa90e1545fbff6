using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Exchange;
using Confero.Matching;
using Confero.Matching.Scoring;
using Confero.Packages;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>Tells one request after the other by acts, each as far as the portfolio says it has come.</summary>
internal sealed class DemonstrationStory(
    Mechanism mechanism,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies
)
{
    private const string Broker = "MEM-DEMO-BROKER";

    /// <summary>The state in which one contribution was refused, and the one whose delivery is disputed.</summary>
    private const string WithRefusal = "QMD-surplus";
    private const string WithDispute = "QMA-safe";

    private static readonly string[] Standard =
    [
        "submitted",
        "endorsed",
        "authenticated",
        "acknowledged",
        "consent-window",
        "circulated",
        "proposals",
        "accepted",
        "agreed",
        "in-delivery",
        "delivered",
        "evaluated",
        "closed",
    ];
    private static readonly Dictionary<string, (string Step, bool ByBroker)> StepTo = new()
    {
        ["submitted"] = ("submit", false),
        ["endorsed"] = ("endorse", false),
        ["authenticated"] = ("authenticate", true),
        ["acknowledged"] = ("acknowledge", true),
        ["consent-window"] = ("open-consent-window", true),
        ["circulated"] = ("consent-to-circulate", false),
        ["accepted"] = ("accept", false),
        ["agreed"] = ("agree", false),
        ["in-delivery"] = ("start-delivery", true),
        ["delivered"] = ("confirm-delivery", false),
        ["closed"] = ("close", false),
        ["returned"] = ("return-for-clarification", true),
        ["suspended"] = ("suspend", false),
        ["unmet"] = ("mark-unmet", true),
        ["withdrawn"] = ("withdraw", false),
        ["declined"] = ("decline", true),
    };

    /// <summary>Ids of offers by their keys in the file.</summary>
    public Dictionary<string, string> OfferIds { get; } = [];

    public async Task<string> Do(Act act, string memberId)
    {
        var outcome = await mechanism.Do(act, memberId);
        return outcome.Done
            ? outcome.Id!
            : throw new InvalidDataException(
                $"The demonstration's {act.Code} was refused: {string.Join(", ", outcome.Refusals)}"
            );
    }

    /// <summary>Drafts a request and leads it to the state the file gives.</summary>
    public async Task Tell(
        PortfolioRequest request,
        IReadOnlyList<PortfolioNeed> needs,
        string clerk,
        string head
    )
    {
        clock.Go(Began(request.State));
        var id = await Do(
            new DraftRequest(request.Title, request.Language, request.Process) { ImportKey = request.Key },
            clerk
        );
        await Do(new EditRequest(id, null) { Texts = request.Texts(), Marking = request.Marking }, clerk);
        await AddNeeds(id, needs, clerk);
        foreach (var (section, granted) in request.Visibility)
            await Do(
                new SetVisibility(
                    id,
                    JsonNames.Parse<Section>(section)!.Value,
                    JsonNames.Parse<DisclosureClass>(granted)!.Value,
                    []
                ),
                head
            );
        if (request.BlindMatching)
            await Do(new AllowBlindMatching(id, true), head);
        foreach (var state in PathTo(request))
        {
            clock.Pass(TimeSpan.FromDays(2));
            await Reach(state, id, request.Key, clerk, head);
        }
    }

    private async Task AddNeeds(string id, IReadOnlyList<PortfolioNeed> needs, string clerk)
    {
        var ids = new Dictionary<string, string>();
        foreach (var need in needs)
            ids[need.Key] = await Do(
                new SaveNeed(id, null, need.ToInput(ids)) { ImportKey = need.Key },
                clerk
            );
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Closed cases began long ago, the others this year.</summary>
    private static DateTimeOffset Began(string? state) =>
        state is "closed" ? Now.AddDays(-405)
        : state is "evaluated" or "delivered" ? Now.AddDays(-200)
        : Now.AddDays(-75);

    private static IEnumerable<string> PathTo(PortfolioRequest request)
    {
        var quick = request.Process == "quick-response";
        var path = quick
            ? Standard.Where(x => x is not ("authenticated" or "acknowledged" or "consent-window"))
            : Standard;
        return request.State switch
        {
            null or "draft" => [],
            "returned" or "declined" => ["submitted", "endorsed", request.State],
            "suspended" or "unmet" or "withdrawn" =>
            [
                .. path.TakeWhile(x => x != "proposals"),
                request.State,
            ],
            var state => [.. path.TakeWhile(x => x != state), state],
        };
    }

    private async Task Reach(string state, string id, string key, string clerk, string head)
    {
        switch (state)
        {
            case "proposals":
                await Propose(id, key, head);
                break;
            case "accepted":
                await Answer(id, key, head);
                await Do(new TakeStep(id, "accept"), head);
                break;
            case "agreed":
                await EachContribution(
                    id,
                    x =>
                        x.BothConsented
                            ? Do(new CommitContribution(x.Id), ProviderOf(x))
                            : Task.FromResult("")
                );
                await Do(new TakeStep(id, "agree"), head);
                break;
            case "in-delivery":
                await Do(new TakeStep(id, "start-delivery"), Broker);
                await BeginDelivery(id, key, head);
                break;
            case "delivered":
                await EachContribution(
                    id,
                    x => Deliver(x, head, x.Quantity ?? x.Amount ?? 1, x.Quantity ?? x.Amount ?? 1)
                );
                await Do(new TakeStep(id, "confirm-delivery"), head);
                break;
            case "evaluated":
                await Do(
                    new EvaluateRequest(
                        id,
                        4,
                        "What was asked for is in use every day.",
                        "Start the visas on the day of agreement."
                    ),
                    clerk
                );
                break;
            default:
                var (step, byBroker) = StepTo[state];
                await Do(
                    new TakeStep(id, step, "As the file of the case explains."),
                    byBroker ? Broker
                        : state == "submitted" ? clerk
                        : head
                );
                break;
        }
    }

    /// <summary>The best candidate of each line becomes a part of a package.</summary>
    private async Task Propose(string id, string key, string head)
    {
        await using var db = await databases.CreateDbContextAsync();
        var input = await new MatchingPortfolio(
            db,
            await taxonomies.Current(db),
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)
        ).Build();
        var finder = new CandidateFinder(input);
        var lines = await db.Set<Need>()
            .AsNoTracking()
            .Where(x => x.RequestId == id)
            .OrderBy(x => x.Line)
            .ToListAsync();
        var offers = input.Offers.ToDictionary(x => x.Id);
        var parts = lines
            .Select(line =>
                (
                    Line: line,
                    Best: finder
                        .Candidates(line.Id)
                        .FirstOrDefault(x =>
                            offers[x.OfferId].ProviderKind != "expert"
                            && x.Role == ContributionRole.InKind == (line.Kind != "financial")
                        )
                )
            )
            .Where(x => x.Best is not null)
            .Select(x => Part(x.Line, x.Best!.OfferId))
            .ToList();
        var package = await Do(
            new ComposePackage(id, parts, "Composed from the best candidates of each line."),
            Broker
        );
        await Do(new ProposePackage(package), Broker);
        await EachContribution(id, x => Do(new AnswerAsProvider(x.Id, true), ProviderOf(x)));
        if (key == WithRefusal)
            await Do(
                new AnswerAsState(
                    (await Contributions(id))[0].Id,
                    false,
                    "The method does not meet our environmental law."
                ),
                head
            );
    }

    private static Part Part(Need line, string offerId) =>
        line.Kind == "financial"
            ? new Part(line.Id, offerId, null)
            {
                Amount = line.Budget,
                Currency = line.Currency,
                From = line.From,
                To = line.To,
            }
            : new Part(line.Id, offerId, null)
            {
                Quantity = line.Quantity,
                Unit = line.Unit,
                From = line.From,
                To = line.To,
            };

    private Task Answer(string id, string key, string head) =>
        EachContribution(
            id,
            x =>
                x.StateAnswer == Packages.Answer.None
                    ? Do(new AnswerAsState(x.Id, true, "This is what we asked for."), head)
                    : Task.FromResult("")
        );

    /// <summary>The first contribution is on its way; in one case the two sides counted differently.</summary>
    private async Task BeginDelivery(string id, string key, string head)
    {
        var first = (await Contributions(id)).Find(x => x.CommittedAt is not null);
        if (first is null)
            return;
        var quantity = first.Quantity ?? first.Amount ?? 1;
        var received = key == WithDispute ? Math.Max(1, quantity - Math.Max(1, quantity / 10)) : quantity;
        await Deliver(first, head, quantity, received);
    }

    private async Task<string> Deliver(Contribution contribution, string head, long delivered, long received)
    {
        if (contribution.CommittedAt is null || contribution.Deliveries.Count > 0)
            return "";
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await Do(
            new StateDelivered(
                contribution.Id,
                new DeliveryInput(delivered, day, "Handed over at the central store.", "Receipt 1")
            ),
            ProviderOf(contribution)
        );
        return await Do(new StateReceived(contribution.Id, new DeliveryInput(received, day)), head);
    }

    private static string ProviderOf(Contribution contribution) => Provider(contribution.ProviderId!);

    private static string Provider(string party)
    {
        var named = DemonstrationPerson
            .Load()
            .FirstOrDefault(x => x.Party == party && x.Roles.Contains("authoriser"));
        return named?.MemberId ?? $"MEM-DEMO-{party}-HEAD";
    }

    private async Task EachContribution(string id, Func<Contribution, Task<string>> act)
    {
        foreach (var contribution in await Contributions(id))
            await act(contribution);
    }

    private async Task<List<Contribution>> Contributions(string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Contribution>()
            .AsNoTracking()
            .Include(x => x.Deliveries)
            .Where(x => x.RequestId == id)
            .OrderBy(x => x.Id)
            .ToListAsync();
    }
}
