using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>Somebody whom an urgent case waits for says: I have it. Nobody else of that side is woken for the present step; nothing is decided by it.</summary>
public sealed record TakeUpCase(string RequestId) : Act
{
    public override string Code => "request.take-up";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.Case(RequestId) is not { } request || !TakesPart(scope, request))
            return Refusal.NotFound;
        var definition = await scope.Definition(request);
        var actor = CaseAuthority.ActorOf(
            scope.Viewer,
            request.PartyId,
            RequestQueries.Earlier(scope.Viewer, request.Steps)
        );
        if (!definition.Urgent || definition.Available(request.State, actor, request.ResumeState).Count == 0)
            return Refusal.Rule("request.nothing-to-take-up");
        if (request.Steps.Exists(x => Stands(x, request, scope.PartyId)))
            return Refusal.Rule("request.taken-up-already");
        scope.AddStep(request, OnCall.TakenUp, request.State);
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }

    /// <summary>Whether a step says that a party took the case up in its present state.</summary>
    internal static bool Stands(CaseStep step, Request request, string partyId) =>
        step.Act == OnCall.TakenUp && step.PartyId == partyId && step.At >= request.StateSince;

    private static bool TakesPart(ActScope scope, Request request) =>
        scope.Viewer.IsSecretariat || request.PartyId == scope.Member.PartyId;
}
