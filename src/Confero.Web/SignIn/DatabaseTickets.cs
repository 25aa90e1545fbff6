using Confero.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Confero.Web.SignIn;

/// <summary>Keeps sign-in tickets in the database; the cookie carries only a secret that names one.</summary>
internal sealed class DatabaseTickets(
    Sessions sessions,
    IDataProtectionProvider protection,
    IHttpContextAccessor context
) : ITicketStore
{
    private readonly IDataProtector protector = protection.CreateProtector("Confero.Session");

    public Task<string> StoreAsync(AuthenticationTicket ticket) =>
        sessions.Start(SignInTickets.MemberOf(ticket.Principal)!, Protect(ticket), Expiry(ticket), Browser());

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        sessions.Renew(key, Protect(ticket), Expiry(ticket));

    public async Task<AuthenticationTicket?> RetrieveAsync(string key) =>
        await sessions.Find(key) is { } stored
            ? TicketSerializer.Default.Deserialize(protector.Unprotect(stored))
            : null;

    public Task RemoveAsync(string key) => sessions.End(key);

    private byte[] Protect(AuthenticationTicket ticket) =>
        protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private static DateTimeOffset Expiry(AuthenticationTicket ticket) =>
        ticket.Properties.ExpiresUtc ?? throw new InvalidOperationException("A session without an end.");

    private string? Browser() => context.HttpContext?.Request.Headers.UserAgent.ToString();
}
