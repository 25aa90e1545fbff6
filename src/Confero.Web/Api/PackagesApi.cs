using Confero.Delivery;
using Confero.Packages;

namespace Confero.Web.Api;

/// <summary>Packages, answers to proposals, and delivery told by both sides.</summary>
public static class PackagesApi
{
    public static void MapPackages(this IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/requests/{id}/packages",
                async (string id, PackageQueries queries, Caller caller) =>
                    await queries.OfRequest(caller.Viewer, id)
            )
            .WithTags("Packages");
        api.MapPost(
                "/requests/{id}/packages",
                (string id, PackageInput package, Caller caller) =>
                    caller.Do(
                        new ComposePackage(id, package.Parts, package.Note)
                        {
                            AllOrNothing = package.AllOrNothing ?? false,
                        }
                    )
            )
            .WithTags("Packages");
        var packages = api.MapGroup("/packages").WithTags("Packages");
        packages.MapGet(
            "/{id}",
            async (string id, PackageAnalyses analyses, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await analyses.Get(caller.Viewer, id), null)
        );
        packages.MapPut(
            "/{id}",
            (string id, PackageChange x, Caller caller) =>
                caller.Do(
                    new ComposePackage(x.RequestId, x.Parts, x.Note, id) { AllOrNothing = x.AllOrNothing }
                )
        );
        packages.MapPost("/{id}/proposal", (string id, Caller caller) => caller.Do(new ProposePackage(id)));
        packages.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new WithdrawPackage(id)));

        var contributions = api.MapGroup("/contributions").WithTags("Contributions");
        contributions.MapGet(
            "/",
            async (PackageQueries queries, Caller caller) => await queries.Proposals(caller.Viewer)
        );
        contributions.MapGet("/{id}", Get);
        contributions.MapPost(
            "/{id}/provider-answer",
            (string id, AnswerInput a, Caller caller) =>
                caller.Do(new AnswerAsProvider(id, a.Accepts, a.Reason))
        );
        contributions.MapPost(
            "/{id}/state-answer",
            (string id, AnswerInput a, Caller caller) => caller.Do(new AnswerAsState(id, a.Accepts, a.Reason))
        );
        contributions.MapPost(
            "/{id}/commitment",
            (string id, Caller caller) => caller.Do(new CommitContribution(id))
        );
        contributions.MapPost(
            "/{id}/delivered",
            (string id, DeliveryInput d, Caller caller) => caller.Do(new StateDelivered(id, d))
        );
        contributions.MapPost(
            "/{id}/received",
            (string id, DeliveryInput d, Caller caller) => caller.Do(new StateReceived(id, d))
        );
        contributions.MapPost(
            "/{id}/verification",
            (string id, Caller caller) => caller.Do(new VerifyDelivery(id))
        );
    }

    private static async Task<IResult> Get(
        string id,
        PackageQueries queries,
        Caller caller,
        HttpContext context
    ) => ApiAnswers.One(context, await queries.Proposal(caller.Viewer, id), null);
}

/// <summary>A package to compose.</summary>
public sealed record PackageInput(Part[] Parts, string? Note, bool? AllOrNothing = null);

/// <summary>A draft to replace.</summary>
public sealed record PackageChange(string RequestId, Part[] Parts, string? Note, bool AllOrNothing);

/// <summary>Yes or no, with a word of reason.</summary>
public sealed record AnswerInput(bool Accepts, string? Reason);
