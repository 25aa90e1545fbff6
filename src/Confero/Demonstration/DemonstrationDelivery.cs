using System.Text;
using Confero.Delivery;
using Confero.Delivery.Money;
using Confero.Documents;
using Confero.Packages;
using Confero.Requests;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Demonstration;

/// <summary>Tells what happens after agreement: a dispute that is talked about, amendments, money passed on, actions, a check that is due.</summary>
internal sealed class DemonstrationDelivery(
    DemonstrationStory told,
    DemonstrationClock clock,
    IDbContextFactory<ConferoDb> databases,
    Func<string, string> clerkOf,
    Func<string, string> headOf
)
{
    private const string Broker = "MEM-DEMO-BROKER";
    private const string Passing = "IO-SAFESTOCK";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>The State says how it keeps up what it is about to agree to.</summary>
    public static SaveSustainment Plan(string requestId) =>
        new(
            requestId,
            "Energy and fuel for two stores; in the budget line of the logistics directorate.",
            "Filters and seals once a year from the regional supplier; repairs by the central workshop.",
            "A two-day refresher every spring, taught by those who were trained.",
            "Directorate of Logistics, section for stockpile safety",
            1_800_000,
            "USD"
        );

    public async Task Tell()
    {
        await Dispute();
        await Money("QMP-surplus");
        await Untied();
        await Check("QMB-law");
    }

    private async Task Dispute()
    {
        var (request, contributions) = await Case("QMA-safe");
        var disputed = contributions.Find(x => x.State == ContributionState.Disputed);
        if (disputed is null)
            return;
        clock.Go(Now.AddDays(-40));
        await told.Do(
            new AddFollowUp(
                request.Id,
                "Weigh and count the boxes of lot 2 again, with both sides present.",
                request.PartyId,
                DateOnly.FromDateTime(Now.AddDays(-9).UtcDateTime)
            ),
            Broker
        );
        clock.Go(Now.AddDays(-30));
        var head = headOf(request.PartyId);
        var provider = headOf(disputed.ProviderId!);
        await told.Do(
            new CommentOnDelivery(disputed.Id, "Two boxes were not on the lorry that reached the depot."),
            head
        );
        await told.Do(
            new CommentOnDelivery(
                disputed.Id,
                "Our waybill lists all of them. We ask for an independent count."
            ),
            provider
        );
        await Papers(disputed.Id, provider, head);
        clock.Go(Now.AddDays(-20));
        var received = DeliveryStatement.Total(disputed.Deliveries, DeliverySide.State) ?? 1;
        await told.Do(
            new FindDelivery(
                disputed.Id,
                new DeliveryInput(
                    received,
                    DateOnly.FromDateTime(Now.AddDays(-21).UtcDateTime),
                    "Counted at the depot with both sides present.",
                    "Report of the visit"
                )
            ),
            Broker
        );
        await Amend(contributions.Find(x => x.CommittedAt is not null && x.Id != disputed.Id), head);
        var action = await told.Do(
            new AddFollowUp(
                request.Id,
                "Send the missing parts with the next consignment.",
                disputed.ProviderId!,
                DateOnly.FromDateTime(Now.AddDays(20).UtcDateTime)
            ),
            head
        );
        clock.Go(Now.AddDays(-4));
        await told.Do(
            new ReportFollowUp(action, "On board since Monday; waybill 2 of the consignment."),
            provider
        );
    }

    /// <summary>A first amendment in force, and a second one that waits for the State.</summary>
    private async Task Amend(Contribution? contribution, string head)
    {
        if (contribution?.ProviderId is null)
            return;
        var provider = headOf(contribution.ProviderId);
        const string first =
            "Work begins within four weeks of agreement and is done at the two stores named by the State. The provider bears travel.";
        var text = new AgreedText(
            first,
            contribution.Quantity,
            contribution.Amount,
            contribution.From,
            contribution.To
        );
        var one = await told.Do(
            new ProposeAmendment(
                contribution.Id,
                text,
                "The place and who bears the travel were not written down."
            ),
            provider
        );
        await told.Do(new AnswerAmendment(one, true), provider);
        await told.Do(new AnswerAmendment(one, true), head);
        clock.Pass(TimeSpan.FromDays(3));
        var two = await told.Do(
            new ProposeAmendment(
                contribution.Id,
                text with
                {
                    Terms = first.Replace("four weeks", "eight weeks", StringComparison.Ordinal),
                    To = contribution.To?.AddMonths(2),
                },
                "The road to the northern store is closed until the rains end."
            ),
            provider
        );
        await told.Do(new AnswerAmendment(two, true), provider);
    }

    /// <summary>What either side shows for its count.</summary>
    private async Task Papers(string contribution, string provider, string head)
    {
        const string waybill = "Waybill 2208\nlot;boxes;state on loading\n1;8;sealed\n2;8;sealed\n";
        const string counted =
            "Count at the depot, both stores\nlot;boxes;seal\n1;8;whole\n2;6;two boxes missing\n";
        await told.Do(
            new AttachDocument(
                contribution,
                null,
                ExaminedFile.Of("Waybill 2208.csv", Encoding.UTF8.GetBytes(waybill))
            ),
            provider
        );
        await told.Do(
            new AttachDocument(
                contribution,
                null,
                ExaminedFile.Of("Count at the depot.txt", Encoding.UTF8.GetBytes(counted))
            ),
            head
        );
    }

    /// <summary>A commitment that is paid in part, passed on by an organisation, and counted once.</summary>
    private async Task Money(string key)
    {
        var (request, contributions) = await Case(key);
        var grant = contributions.Find(x =>
            x is { Amount: not null, CommittedAt: not null, ProviderId: not null }
        );
        if (grant is null)
            return;
        var donor = headOf(grant.ProviderId!);
        var amount = grant.Amount!.Value;
        clock.Go(Now.AddDays(-45));
        var commitment = await told.Do(
            new RecordFlow(
                Flow(FlowStatus.Commitment, amount, grant.Currency!, -45) with
                {
                    ToId = Passing,
                    RequestId = request.Id,
                }
            ),
            donor
        );
        clock.Go(Now.AddDays(-30));
        var payment = await told.Do(
            new RecordFlow(
                Flow(FlowStatus.Payment, amount / 2, grant.Currency!, -30) with
                {
                    ToId = Passing,
                    ParentId = commitment,
                    Relation = FlowRelation.Realises,
                }
            ),
            donor
        );
        await told.Do(new ConfirmFlow(payment), headOf(Passing));
        clock.Go(Now.AddDays(-12));
        await told.Do(
            new RecordFlow(
                Flow(FlowStatus.Payment, amount / 4, grant.Currency!, -12) with
                {
                    ToId = request.PartyId,
                    ParentId = payment,
                    Relation = FlowRelation.PassesOn,
                    Note = "First instalment for the works.",
                }
            ),
            headOf(Passing)
        );
    }

    /// <summary>Pledges that name no case, one of them called off, one without a rate.</summary>
    private async Task Untied()
    {
        clock.Go(Now.AddDays(-60));
        var sigrid = headOf("QMR");
        await told.Do(new RecordFlow(Flow(FlowStatus.Pledge, 50_000_000, "EUR", -60)), sigrid);
        await told.Do(
            new RecordFlow(
                Flow(FlowStatus.Pledge, 20_000_000, "EUR", -60) with
                {
                    Earmark = FlowEarmark.Region,
                    EarmarkCode = "011",
                }
            ),
            sigrid
        );
        var called = await told.Do(new RecordFlow(Flow(FlowStatus.Pledge, 9_000_000, "USD", -60)), sigrid);
        await told.Do(new CancelFlow(called, "The budget was cut."), sigrid);
        await told.Do(
            new RecordFlow(
                Flow(FlowStatus.Pledge, 400_000_000, "XAF", -60) with
                {
                    Earmark = FlowEarmark.Theme,
                    EarmarkCode = "storage",
                }
            ),
            headOf("QMS")
        );
    }

    /// <summary>The first check was answered in time, its lesson let out; the one after a year is due.</summary>
    private async Task Check(string key)
    {
        var (request, _) = await Case(key);
        clock.Go(Now.AddDays(-190));
        await told.Do(
            new AnswerCheck(
                request.Id,
                4,
                "The new rules are taught in the staff course; two of eight texts wait for a signature.",
                "Agree on who signs before the drafting begins.",
                new Kept(true, null, true)
            ),
            clerkOf(request.PartyId)
        );
        await using var db = await databases.CreateDbContextAsync();
        var evaluation = await db.Set<Evaluation>()
            .Where(x => x.RequestId == request.Id && x.IsLaterCheck)
            .Select(x => x.Id)
            .SingleAsync();
        await told.Do(new ShareLesson(evaluation, LessonAudience.Parties), headOf(request.PartyId));
    }

    private static FlowInput Flow(FlowStatus status, long amount, string currency, int days) =>
        new()
        {
            Status = status,
            Amount = amount,
            Currency = currency,
            On = DateOnly.FromDateTime(Now.AddDays(days).UtcDateTime),
        };

    private async Task<(Request Request, List<Contribution> Contributions)> Case(string key)
    {
        await using var db = await databases.CreateDbContextAsync();
        var request = await db.Set<Request>().AsNoTracking().SingleAsync(x => x.ImportKey == key);
        return (
            request,
            await db.Set<Contribution>()
                .AsNoTracking()
                .Include(x => x.Deliveries)
                .Where(x => x.RequestId == request.Id && x.OfferId != null)
                .OrderBy(x => x.Id)
                .ToListAsync()
        );
    }
}
