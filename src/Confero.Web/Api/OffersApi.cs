using Confero.Offers;

namespace Confero.Web.Api;

/// <summary>Offers.</summary>
public static class OffersApi
{
    public static void MapOffers(this IEndpointRouteBuilder api)
    {
        var offers = api.MapGroup("/offers").WithTags("Offers");
        offers.MapGet("/", List).AllowAnonymous();
        offers.MapGet("/{id}", Get).AllowAnonymous();
        offers.MapPost("/", (OfferInput offer, Caller caller) => caller.Do(new SaveOffer(null, offer)));
        offers.MapPut(
            "/{id}",
            (string id, OfferInput offer, Caller caller) =>
                caller.Do(new SaveOffer(id, offer, caller.ExpectedVersion))
        );
        offers.MapPost(
            "/{id}/affirmation",
            (string id, Affirmation until, Caller caller) =>
                caller.Do(new ReaffirmOffer(id, until.ValidUntil))
        );
        offers.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new WithdrawOffer(id)));
    }

    private static async Task<IResult> List(
        OfferQueries offers,
        Caller caller,
        string? sort,
        string? party,
        bool? own,
        string? cursor,
        int? size
    ) =>
        Results.Json(
            await offers.List(
                caller.Viewer,
                new OfferFilter
                {
                    Sort = sort,
                    PartyId = party,
                    Own = own ?? false,
                    Cursor = cursor,
                    Size = size ?? 25,
                }
            )
        );

    private static async Task<IResult> Get(string id, OfferQueries offers, Caller caller, HttpContext context)
    {
        var found = await offers.Get(caller.Viewer, id);
        return ApiAnswers.One(context, found, found?.Version);
    }
}

/// <summary>Until when an offer stands.</summary>
public sealed record Affirmation(DateOnly ValidUntil);
