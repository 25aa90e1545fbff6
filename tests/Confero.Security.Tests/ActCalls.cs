using System.Net.Http.Headers;
using System.Text;
using Confero.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Security.Tests;

/// <summary>A call that may change something.</summary>
/// <param name="Path">The route with its parameters still in it.</param>
/// <param name="Fields">Names and types of a form's fields; null for the API.</param>
internal sealed record ActCall(
    HttpMethod Method,
    string Path,
    bool IsOpen,
    Type? Body,
    bool TakesFile,
    IReadOnlyList<(string Name, Type Type)>? Fields
)
{
    public bool IsApi => Fields is null;

    /// <summary>Whether it is a question that is too long or too private for an address, and changes nothing for anybody.</summary>
    public bool OnlyAsks =>
        Path.EndsWith("/question", StringComparison.Ordinal)
        || Path.Contains("/view-as/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Path}";

    /// <summary>Whether it ends the very session that calls, and therefore comes last.</summary>
    public bool EndsSession =>
        Path.Contains("/session", StringComparison.Ordinal)
        || Path.Contains("/sign-", StringComparison.Ordinal)
        || Path is "/demonstration" or "/invitation" or "/unsubscribe";

    /// <summary>Every route of the application that is not only read: API calls, and the handlers of pages.</summary>
    public static async Task<IReadOnlyList<ActCall>> All(WebWorld world)
    {
        var loader = world.App.Services.GetRequiredService<PageLoader>();
        var calls = new List<ActCall>();
        foreach (var route in world.Routes)
        {
            var path = RouteCases.PathOf(route);
            if (RouteCases.IsFile(path))
                continue;
            var isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, route.Metadata);
                calls.AddRange(
                    compiled
                        .HandlerMethods.Where(x => x.HttpMethod != "Get")
                        .Select(x => Page(path, isOpen, compiled, x))
                );
            }
            else if (route.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods)
                calls.AddRange(
                    methods
                        .HttpMethods.Where(x => x is not ("GET" or "HEAD"))
                        .Select(x => Api(route, path, isOpen, x))
                );
        }
        return
        [
            .. calls.Distinct().OrderBy(x => x.EndsSession).ThenBy(x => x.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>The request, with ids in place of parameters and something in each field.</summary>
    /// <param name="token">What the form carries against other sites.</param>
    public HttpRequestMessage Request(IReadOnlyDictionary<string, string> ids, string token)
    {
        var sample = new SampleInput(ids);
        var request = new HttpRequestMessage(Method, Targets.Fill(Path, ids));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (Fields is not null)
            request.Content = new FormUrlEncodedContent([
                .. Fields.Select(x => KeyValuePair.Create(x.Name, sample.Text(x.Name, x.Type))),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]);
        else if (TakesFile)
        {
            var file = new ByteArrayContent("a;b\n1;2\n"u8.ToArray());
            file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            request.Content = new MultipartFormDataContent { { file, "file", "probe.csv" } };
        }
        else if (Body is not null)
            request.Content = new StringContent(sample.Json(Body), Encoding.UTF8, "application/json");
        return request;
    }

    private static ActCall Api(RouteEndpoint route, string path, bool isOpen, string method)
    {
        var accepts = route.Metadata.GetMetadata<IAcceptsMetadata>();
        var isFile =
            accepts?.ContentTypes.Any(x => x.StartsWith("multipart", StringComparison.Ordinal)) == true;
        return new ActCall(
            new HttpMethod(method),
            path,
            isOpen,
            isFile ? null : accepts?.RequestType,
            isFile,
            null
        );
    }

    private static ActCall Page(
        string path,
        bool isOpen,
        CompiledPageActionDescriptor page,
        HandlerMethodDescriptor handler
    ) =>
        new(
            HttpMethod.Post,
            handler.Name is null ? path : $"{path}?handler={handler.Name}",
            isOpen,
            null,
            false,
            [
                .. page.BoundProperties.Select(x => (x.Name, x.ParameterType)),
                .. handler.Parameters.Select(x => (x.Name, x.ParameterType)),
            ]
        );
}
