using Confero.Identity;

namespace Confero.Web.SignIn;

/// <summary>
/// Tells in the application's log who comes in, who confirms, who fails and who is turned away. Only ids, codes, routes and the
/// network (/24 or /48) stand there: nothing that a visitor typed, no address, no secret.
/// </summary>
public sealed class SignInLog(IHttpContextAccessor accessor, ILogger<SignInLog> log)
{
    /// <summary>A session begins, or goes on after a proof.</summary>
    public void Came(Arrival arrival)
    {
        if (log.IsEnabled(LogLevel.Information))
            log.LogInformation(
                "Sign-in of {Member} by {Method} from {Network}: {Outcome}",
                arrival.MemberId,
                arrival.Method,
                From,
                arrival.StrongAt is null ? "done" : "done, proven"
            );
    }

    /// <summary>Somebody does not come in, or does not prove who they are.</summary>
    /// <param name="reason">A code of ours.</param>
    /// <param name="member">Whose way in it is, where that is known.</param>
    public void Failed(string method, string reason, string? member = null) =>
        log.LogWarning(
            "Sign-in of {Member} by {Method} from {Network}: refused, {Reason}",
            member ?? "nobody known",
            method,
            From,
            reason
        );

    /// <summary>A session ends because its person leaves.</summary>
    public void Left(string? member)
    {
        if (log.IsEnabled(LogLevel.Information))
            log.LogInformation("Sign-out of {Member} from {Network}", member ?? "nobody known", From);
    }

    /// <summary>A request is answered as not allowed, or as not there.</summary>
    /// <param name="route">The pattern of the route, not the address.</param>
    public void TurnedAway(string method, string route, int status, string? member) =>
        log.LogWarning(
            "{Method} {Route} by {Member} from {Network}: {Status}",
            method,
            route,
            member ?? "nobody known",
            From,
            status
        );

    private string From => Network.Of(accessor.HttpContext?.Connection.RemoteIpAddress);
}
