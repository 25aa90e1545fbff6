using Confero.Disclosure;
using Confero.Requests;
using Confero.Requests.Permissions;

namespace Confero.Web.Api;

/// <summary>Consents, releases with "view as", visits and published results.</summary>
public static class ConsentsApi
{
    public static void MapConsents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/permissions", () => PermissionTable.Standard).AllowAnonymous().WithTags("Disclosure");
        var consents = api.MapGroup("/consents").WithTags("Disclosure");
        consents.MapGet(
            "/",
            async (ConsentLedger ledger, Caller caller, string? request, string? scope, bool? standing) =>
                await ledger.List(
                    caller.Viewer,
                    new ConsentFilter
                    {
                        RequestId = request,
                        Scope = scope,
                        Standing = standing,
                    }
                )
        );
        consents.MapGet(
            "/{id}",
            async (string id, ConsentLedger ledger, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await ledger.Get(caller.Viewer, id), null)
        );
        consents.MapGet(
            "/{id}/effect",
            async (string id, ConsentLedger ledger, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await ledger.Effect(caller.Viewer, id), null)
        );
        consents.MapDelete(
            "/{id}",
            (string id, Caller caller) => caller.Do(new RevokeConsent(id, caller.ExpectedVersion))
        );
        MapReleases(api.MapGroup("/requests/{id}").WithTags("Disclosure"));
        MapVisits(api);
        api.MapGet(
                "/results",
                async (OutcomeQueries outcomes, string? cursor, int? size) =>
                    await outcomes.Published(cursor, size ?? 25)
            )
            .AllowAnonymous()
            .WithTags("Disclosure");
    }

    private static void MapReleases(IEndpointRouteBuilder request)
    {
        request.MapPost(
            "/release",
            (string id, ReleaseInput input, Caller caller) => caller.Do(input.Act(id, caller.ExpectedVersion))
        );
        request.MapPost("/view-as/{who}", ViewAs);
        request.MapGet(
            "/result",
            async (string id, OutcomeQueries outcomes, Caller caller, HttpContext context) =>
            {
                var found = await outcomes.Result(caller.Viewer, id);
                return ApiAnswers.One(context, found, found?.Version);
            }
        );
        request.MapPut(
            "/result",
            (string id, ResultInput input, Caller caller) => caller.Do(new WriteResult(id, input.Text))
        );
        request.MapPost(
            "/result/publication",
            (string id, Caller caller) => caller.Do(new PublishResult(id, caller.ExpectedVersion))
        );
    }

    private static void MapVisits(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/requests/{id}/visits",
                async (string id, OutcomeQueries outcomes, Caller caller, HttpContext context) =>
                    ApiAnswers.One(context, await outcomes.Visits(caller.Viewer, id), null)
            )
            .WithTags("Visits");
        api.MapPost(
                "/requests/{id}/visits",
                (string id, VisitInput v, Caller caller) =>
                    caller.Do(new ProposeVisit(id, v.Purpose, v.From, v.To, v.People))
            )
            .WithTags("Visits");
        var visits = api.MapGroup("/visits").WithTags("Visits");
        visits.MapPost(
            "/{id}/answer",
            (string id, AnswerInput a, Caller caller) => caller.Do(new AnswerVisit(id, a.Accepts, a.Reason))
        );
        visits.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new CallOffVisit(id)));
        visits.MapPost("/{id}/took-place", (string id, Caller caller) => caller.Do(new VisitTookPlace(id)));
    }

    /// <summary>What one onlooker would get of the case after the release: byte for byte the answer of the case itself.</summary>
    private static async Task<IResult> ViewAs(
        string id,
        string who,
        ReleaseInput input,
        Requests.ViewAs view,
        Caller caller,
        HttpContext context
    )
    {
        if (Onlooker.Parse(who) is not { } onlooker)
            return ApiAnswers.Refuse([Refusal.Unknown("who", who)]);
        var seen = await view.Look(caller.Viewer, id, onlooker, input.Act(id, caller.ExpectedVersion));
        if (seen is null)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        if (seen.Refusals.Count > 0)
            return ApiAnswers.Refuse(seen.Refusals);
        return ApiAnswers.One(context, seen.After is [var first, ..] ? first.Case.View : null, null);
    }
}

/// <summary>What to let out of a case in one decision.</summary>
/// <param name="Sections">Class and named parties by section; what is absent stays.</param>
public sealed record ReleaseInput(
    Dictionary<Section, VisibilityInput>? Sections,
    bool? Card,
    bool? Circulate,
    DateOnly? Until
)
{
    internal Release Act(string requestId, Guid? version) =>
        new(
            requestId,
            [
                .. (Sections ?? []).Select(x => new SectionRelease(
                    x.Key,
                    x.Value.Class,
                    x.Value.NamedParties ?? []
                )),
            ],
            Card,
            Circulate ?? false,
            Until,
            version
        );
}

/// <summary>A visit to ask for.</summary>
public sealed record VisitInput(string Purpose, DateOnly From, DateOnly To, int People);

/// <summary>What came of a case, in the State's words.</summary>
public sealed record ResultInput(string Text);
