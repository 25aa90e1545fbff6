using Confero.Acts;
using Confero.Process;

namespace Confero.Requests;

/// <summary>How a case comes to follow another definition; the rules were checked before.</summary>
internal static class Migration
{
    /// <summary>The step it leaves in the file of the case, and the scope of the State's consent to it.</summary>
    public const string Step = "migrate";
    public const string Scope = "process";

    public static Outcome Carry(
        ActScope scope,
        Request request,
        ProcessDefinition to,
        string target,
        string note,
        bool byTheState
    )
    {
        if (byTheState)
            scope.Consent(request.Id, Scope, $"{to.Code}@{to.Version}");
        scope.AddStep(request, Step, target, note);
        (request.ProcessCode, request.ProcessVersion, request.State) = (to.Code, to.Version, target);
        if (request.ResumeState is { } resume && to.States.All(x => x.Code != resume))
            request.ResumeState = null;
        request.StateSince = scope.Now;
        scope.Touch(request);
        scope.ScheduleLimits(request, to);
        return Outcome.Of(request.Id);
    }
}
