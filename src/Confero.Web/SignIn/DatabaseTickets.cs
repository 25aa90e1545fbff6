using Confero.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Confero.Web.SignIn;

/// <summary>Keeps sign-in tickets in the database; the cookie carries only a secret that names one.</summary>
internal sealed class DatabaseTickets(
    Sessions sessions,
    IDataProtectionProvider protection,
    IHttpContextAccessor accessor
) : ITicketStore
{
    private readonly IDataProtector protector = protection.CreateProtector("Confero.Session");

    private HttpContext Context =>
        accessor.HttpContext ?? throw new InvalidOperationException("A session outside a request.");

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        sessions.Start(
            Context.Features.Get<Arrival>() ?? throw new InvalidOperationException("Nobody has arrived."),
            Protect(ticket),
            Expiry(ticket),
            Context.Request.Headers.UserAgent.ToString(),
            Network.Of(Context.Connection.RemoteIpAddress)
        );

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        sessions.Renew(key, Protect(ticket), Expiry(ticket));

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (await sessions.Find(key) is not { } session)
            return null;
        Context.Features.Set(session);
        return TicketSerializer.Default.Deserialize(protector.Unprotect(session.Ticket));
    }

    public Task RemoveAsync(string key) => sessions.End(key);

    private byte[] Protect(AuthenticationTicket ticket) =>
        protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private static DateTimeOffset Expiry(AuthenticationTicket ticket) =>
        ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session without an end.");
}
