using Microsoft.AspNetCore.Routing;

namespace Confero.Security.Tests;

/// <summary>How the tests call every route: what stands for each of its parameters.</summary>
internal static class RouteCases
{
    /// <summary>The path of a route, as the tests name it.</summary>
    public static string PathOf(RouteEndpoint route)
    {
        var path = "/" + (route.RoutePattern.RawText ?? "").TrimStart('/').TrimEnd('/');
        path = path.Replace("?}", "}", StringComparison.Ordinal);
        return path is "/Index" ? "/"
            : char.IsUpper(path.ElementAtOrDefault(1)) ? path.ToLowerInvariant()
            : path;
    }

    /// <summary>Static files and the answer to what does not exist.</summary>
    public static bool IsFile(string path) =>
        path.StartsWith("/css/", StringComparison.Ordinal)
        || path.StartsWith("/js/", StringComparison.Ordinal)
        || path.StartsWith("/lib/", StringComparison.Ordinal)
        || path.StartsWith("/mark", StringComparison.Ordinal)
        || path.Contains("{*", StringComparison.Ordinal)
        || path.Contains("{**", StringComparison.Ordinal);

    public static bool Takes(RouteEndpoint route, string method) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
        || methods.Contains(method);

    /// <summary>The address with something in place of each parameter.</summary>
    public static string Fill(
        string path,
        string id = "REQ-0000-0000-00",
        string other = "NED-0000-0000-00"
    ) =>
        path.Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{needId}", other, StringComparison.Ordinal)
            .Replace("{who}", "public", StringComparison.Ordinal)
            .Replace("{section}", "summary", StringComparison.Ordinal)
            .Replace("{name}", "kinds", StringComparison.Ordinal)
            .Replace("{term}", "technical", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);
}
