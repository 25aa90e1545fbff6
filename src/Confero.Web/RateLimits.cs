using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Confero.Languages;
using Confero.Web.SignIn;

namespace Confero.Web;

/// <summary>
/// How much one party, or one network without a session, may ask for in a minute. Each has a budget of its own, so that
/// nobody can learn from being slowed what another State does; the answer says only when to come back.
/// </summary>
public static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, Settings settings) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) => Say(context.HttpContext);
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetTokenBucketLimiter(
                    Budget(context),
                    _ => new TokenBucketRateLimiterOptions
                    {
                        TokenLimit = settings.RequestsPerMinute,
                        TokensPerPeriod = Math.Max(1, settings.RequestsPerMinute / 60),
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                        QueueLimit = 0,
                    }
                )
            );
        });

    /// <summary>Whose budget a request is taken from.</summary>
    private static string Budget(HttpContext context)
    {
        var current = context.RequestServices.GetRequiredService<CurrentMember>();
        return current.Member is { } member
            ? $"party {member.PartyId ?? member.Id}"
            : $"network {Network(context.Connection.RemoteIpAddress)}";
    }

    /// <summary>The first 24 bits of an IPv4 address, the first 48 of an IPv6 address.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "none";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var kept = plain.AddressFamily == AddressFamily.InterNetworkV6 ? 6 : 3;
        return Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, kept));
    }

    private static async ValueTask Say(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(
            Texts.Get("app.too-many-requests", CultureInfo.CurrentUICulture),
            context.RequestAborted
        );
    }
}
