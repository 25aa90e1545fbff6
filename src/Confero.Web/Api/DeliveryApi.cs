using System.Text;
using Confero.Delivery;
using Confero.Delivery.Money;
using Confero.Packages;

namespace Confero.Web.Api;

/// <summary>Ledgers of deliveries, agreed texts, money, sustainment and follow-up actions.</summary>
public static class DeliveryApi
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        var contributions = api.MapGroup("/contributions").WithTags("Delivery");
        contributions.MapGet(
            "/{id}/ledger",
            async (string id, LedgerQueries ledgers, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await ledgers.Get(caller.Viewer, id), null)
        );
        contributions.MapPost(
            "/{id}/finding",
            (string id, DeliveryInput d, Caller caller) => caller.Do(new FindDelivery(id, d))
        );
        contributions.MapPost(
            "/{id}/settlement",
            (string id, ReasonInput x, Caller caller) => caller.Do(new SettleDelivery(id, x.Reason))
        );
        contributions.MapPost(
            "/{id}/comments",
            (string id, TextInput x, Caller caller) => caller.Do(new CommentOnDelivery(id, x.Text))
        );
        contributions.MapGet(
            "/{id}/terms",
            async (string id, AgreementQueries agreements, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await agreements.Get(caller.Viewer, id), null)
        );
        contributions.MapPost(
            "/{id}/amendments",
            (string id, AmendmentInput x, Caller caller) =>
                caller.Do(new ProposeAmendment(id, x.Text, x.Reason))
        );
        api.MapPost(
                "/delivery-statements/{id}/correction",
                (string id, DeliveryInput d, Caller caller) => caller.Do(new CorrectStatement(id, d))
            )
            .WithTags("Delivery");
        api.MapPost(
                "/amendments/{id}/answer",
                (string id, AnswerInput a, Caller caller) =>
                    caller.Do(new AnswerAmendment(id, a.Accepts, a.Reason))
            )
            .WithTags("Delivery");
        MapMoney(api);
        MapSustainment(api);
        MapFollowUps(api);
    }

    private static void MapMoney(IEndpointRouteBuilder api)
    {
        var money = api.MapGroup("/money").WithTags("Money");
        money.MapGet("/", Money);
        money.MapGet("/export", Export);
        var flows = api.MapGroup("/flows").WithTags("Money");
        flows.MapPost("/", (FlowInput flow, Caller caller) => caller.Do(new RecordFlow(flow)));
        flows.MapPost(
            "/{id}/cancellation",
            (string id, ReasonInput x, Caller caller) => caller.Do(new CancelFlow(id, x.Reason))
        );
        flows.MapPost("/{id}/confirmation", (string id, Caller caller) => caller.Do(new ConfirmFlow(id)));
    }

    private static void MapSustainment(IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Delivery");
        requests.MapGet(
            "/{id}/sustainment",
            async (string id, SustainmentQueries sustainment, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await sustainment.Get(caller.Viewer, id), null)
        );
        requests.MapPut(
            "/{id}/sustainment",
            (string id, SustainmentInput x, Caller caller) =>
                caller.Do(
                    new SaveSustainment(
                        id,
                        x.RunningCosts,
                        x.SpareParts,
                        x.RefresherTraining,
                        x.Responsible,
                        x.YearlyCost,
                        x.Currency
                    )
                )
        );
        api.MapPut(
                "/evaluations/{id}/audience",
                (string id, AudienceInput x, Caller caller) => caller.Do(new ShareLesson(id, x.Audience))
            )
            .WithTags("Delivery");
        api.MapGet(
                "/offers/{id}/lessons",
                async (string id, Offers.OfferQueries offers, LessonQueries lessons, Caller caller) =>
                    await offers.Get(caller.Viewer, id) is null
                        ? ApiAnswers.Refuse([Refusal.NotFound])
                        : Results.Json(await lessons.OfOffer(caller.Viewer, id))
            )
            .WithTags("Delivery");
        api.MapGet(
                "/provider-record",
                async (string? party, LessonQueries lessons, Caller caller, HttpContext context) =>
                    ApiAnswers.One(
                        context,
                        await lessons.Record(caller.Viewer, party ?? caller.Viewer.PartyId ?? ""),
                        null
                    )
            )
            .WithTags("Delivery");
    }

    private static void MapFollowUps(IEndpointRouteBuilder api)
    {
        var actions = api.MapGroup("/follow-ups").WithTags("Delivery");
        actions.MapGet(
            "/",
            async (string? request, FollowUpQueries queries, Caller caller) =>
                await queries.Read(caller.Viewer, request)
        );
        actions.MapPost("/", (AddFollowUp act, Caller caller) => caller.Do(act));
        actions.MapPost(
            "/{id}/report",
            (string id, TextInput x, Caller caller) => caller.Do(new ReportFollowUp(id, x.Text))
        );
        actions.MapPost(
            "/{id}/verification",
            (string id, FindingInput x, Caller caller) => caller.Do(new VerifyFollowUp(id, x.Done, x.Finding))
        );
        actions.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new DropFollowUp(id)));
    }

    private static async Task<MoneyView> Money(
        MoneyQueries money,
        Caller caller,
        string? @case,
        string? provider,
        string? state,
        int? year
    ) => await money.Read(caller.Viewer, Filter(@case, provider, state, year));

    private static async Task<IResult> Export(
        MoneyQueries money,
        Caller caller,
        string? @case,
        string? provider,
        string? state,
        int? year
    )
    {
        var view = await money.Read(caller.Viewer, Filter(@case, provider, state, year));
        var text = new StringBuilder("\uFEFF").Append(MoneyCsv.Write(view));
        return Results.File(
            Encoding.UTF8.GetBytes(text.ToString()),
            "text/csv; charset=utf-8",
            "confero-money.csv"
        );
    }

    private static MoneyFilter Filter(string? request, string? provider, string? state, int? year) =>
        new()
        {
            RequestId = Empty(request),
            ProviderId = Empty(provider),
            StateId = Empty(state),
            Year = year,
        };

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>A reason in words.</summary>
public sealed record ReasonInput(string Reason);

/// <summary>Words.</summary>
public sealed record TextInput(string Text);

/// <summary>What was found, and whether it is done.</summary>
public sealed record FindingInput(bool Done, string Finding);

/// <summary>A change of what was agreed.</summary>
public sealed record AmendmentInput(AgreedText Text, string Reason);

/// <summary>How far rating and lesson go.</summary>
public sealed record AudienceInput(LessonAudience Audience);

/// <summary>How the State keeps up what it accepts.</summary>
public sealed record SustainmentInput(
    string RunningCosts,
    string SpareParts,
    string RefresherTraining,
    string Responsible,
    long? YearlyCost,
    string? Currency
);
