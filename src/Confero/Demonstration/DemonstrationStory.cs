using Confero.Acts;
using Confero.Delivery;
using Confero.Disclosure;
using Confero.Exchange;
using Confero.Matching;
using Confero.Matching.Scoring;
using Confero.Packages;
using Confero.Process;
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
    TaxonomyStore taxonomies,
    ProcessDefinitions processes
)
{
    private const string Broker = "MEM-DEMO-BROKER";

    /// <summary>The state in which one contribution was refused, and the one whose delivery is disputed.</summary>
    private const int Spread = 37;
    private const int LongestWait = 150;
    private const string WithRefusal = "QMD-surplus";
    private const string WithDispute = "QMA-safe";

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

    /// <summary>The request a need line belongs to.</summary>
    public async Task<string> RequestOf(string needId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<Need>().Where(x => x.Id == needId).Select(x => x.RequestId).SingleAsync();
    }

    /// <summary>Drafts a request and leads it to the state the file gives.</summary>
    /// <param name="began">When it was begun.</param>
    /// <param name="pace">Days from step to step.</param>
    public async Task Tell(
        PortfolioRequest request,
        IReadOnlyList<PortfolioNeed> needs,
        string clerk,
        string head,
        DateTimeOffset? began = null,
        int pace = 2
    )
    {
        clock.Go(began ?? Began(request));
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
        if (request.State is not { } state)
            return;
        foreach (var step in ProcessPath.To(await Process(request.Process), state))
        {
            clock.Pass(TimeSpan.FromDays(pace));
            await Take(step, id, request.Key, clerk, head);
        }
    }

    private async Task<ProcessDefinition> Process(string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        return (await processes.Current(db, code))!;
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

    /// <summary>Closed cases began long ago, what waits for answers bit by bit, the others this year.</summary>
    private static DateTimeOffset Began(PortfolioRequest request) =>
        request.State switch
        {
            "closed" => Now.AddDays(-405),
            "evaluated" or "delivered" => Now.AddDays(-200),
            "circulated" => Now.AddDays(-75 - (request.Key.Sum(x => x) * Spread % LongestWait)),
            _ => Now.AddDays(-75),
        };

    private async Task Take(PathStep step, string id, string key, string clerk, string head)
    {
        var act = step.Act;
        if (act.Does(ActMeaning.Propose))
        {
            await Propose(id, key, head);
            return;
        }
        if (act.Does(ActMeaning.Evaluate))
        {
            await Do(
                new EvaluateRequest(
                    id,
                    4,
                    "What was asked for is in use every day.",
                    "Start the visas on the day of agreement."
                ),
                clerk
            );
            return;
        }
        await Before(act, id, key, head);
        await Do(new TakeStep(id, act.Code, "As the file of the case explains."), Doer(act, clerk, head));
        if (step.To.Phase == ProcessPhase.Delivery && step.Act.Means.Count == 0)
            await BeginDelivery(id, key, head);
    }

    /// <summary>What people do before a step of some meaning can be taken.</summary>
    private async Task Before(ProcessAct act, string id, string key, string head)
    {
        if (act.Does(ActMeaning.Accept))
            await Answer(id, key, head);
        if (act.Does(ActMeaning.Agree))
        {
            await Do(DemonstrationDelivery.Plan(id), head);
            await EachContribution(
                id,
                x => x.BothConsented ? Do(new CommitContribution(x.Id), ProviderOf(x)) : Task.FromResult("")
            );
        }
        if (act.Does(ActMeaning.Receive))
            await EachContribution(
                id,
                x => Deliver(x, head, x.Quantity ?? x.Amount ?? 1, x.Quantity ?? x.Amount ?? 1)
            );
    }

    private static string Doer(ProcessAct act, string clerk, string head) =>
        act.By[0].Side == ProcessSide.Secretariat ? Broker
        : act.By[0].Roles.Contains("drafter") ? clerk
        : head;

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
        var taken = new Dictionary<string, long>();
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
            .Select(x => Part(x.Line, offers[x.Best!.OfferId], taken))
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

    /// <summary>All a line asks for, or what the offer has left.</summary>
    private static Part Part(Need line, Confero.Matching.Model.Offer offer, Dictionary<string, long> taken)
    {
        var part = new Part(line.Id, offer.Id, null) { From = line.From, To = line.To };
        if (line.Kind == "financial")
            return part with { Amount = line.Budget, Currency = line.Currency };
        var left = (offer.Quantity ?? long.MaxValue) - taken.GetValueOrDefault(offer.Id);
        var quantity = offer.Unit == line.Unit ? Math.Min(line.Quantity ?? 1, left) : line.Quantity;
        taken[offer.Id] = taken.GetValueOrDefault(offer.Id) + (quantity ?? 0);
        return part with { Quantity = quantity, Unit = line.Unit };
    }

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
