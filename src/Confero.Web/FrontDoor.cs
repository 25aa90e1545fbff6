using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Confero.Web;

/// <summary>What stands between the network and the pages: proxies that are believed, transport security, budgets.</summary>
public static class FrontDoor
{
    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);
    private static readonly HashSet<string> Known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    public static IServiceCollection AddFrontDoor(this IServiceCollection services, Settings settings)
    {
        services.AddRateLimits(settings);
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (OneYear, true));
        services.Configure<ForwardedHeadersOptions>(options => Believe(options, settings.Proxies));
        return services;
    }

    /// <summary>Answers 405 to methods that nothing here uses.</summary>
    public static void UseKnownMethods(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (Known.Contains(context.Request.Method))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return Task.CompletedTask;
            }
        );

    /// <summary>Without a named proxy nothing that a visitor writes into such a header is believed.</summary>
    private static void Believe(ForwardedHeadersOptions options, IReadOnlyList<string> proxies)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        if (proxies.Count == 0)
            return;
        options.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor
            | ForwardedHeaders.XForwardedProto
            | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in proxies)
            if (proxy.Contains('/', StringComparison.Ordinal))
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            else
                options.KnownProxies.Add(IPAddress.Parse(proxy));
    }
}
