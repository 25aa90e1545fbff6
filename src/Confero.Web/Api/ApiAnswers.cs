using System.Security.Cryptography;
using System.Text.Json;
using Confero.Acts;
using Confero.Languages;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Confero.Web.Api;

/// <summary>What an endpoint works with: who calls, and the one path for acts.</summary>
public sealed class Caller(CurrentMember current, Mechanism mechanism, IHttpContextAccessor context)
{
    public Disclosure.Viewer Viewer => current.Viewer;

    /// <summary>The version the caller worked from, from <c>If-Match</c>.</summary>
    public Guid? ExpectedVersion =>
        Guid.TryParse(context.HttpContext!.Request.Headers.IfMatch.ToString().Trim('"'), out var version)
            ? version
            : null;

    /// <summary>Does an act that a reading call stands for.</summary>
    public Task<Outcome> Outcome(Act act) => mechanism.Do(act, current.Presence);

    /// <summary>Does an act and answers with its outcome, or with the refusals as a problem.</summary>
    public async Task<IResult> Do(Act act)
    {
        var key = context.HttpContext!.Request.Headers[ActGuard.Header].ToString();
        var outcome = await mechanism.Do(act, current.Presence, key);
        if (!outcome.Done)
            return ApiAnswers.Refuse(outcome.Refusals);
        if (outcome.Version is { } version)
            context.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        return Results.Json(new Done(outcome.Id, outcome.Version, outcome.Repeated));
    }
}

/// <summary>The answer to an act that was done.</summary>
/// <param name="Repeated">True when it had been done before under the same key.</param>
public sealed record Done(string? Id, Guid? Version, bool Repeated);

/// <summary>Answers every endpoint shares.</summary>
public static class ApiAnswers
{
    /// <summary>The thing with its ETag, 304 when the caller has it, or 404 for what does not exist for the caller.</summary>
    public static IResult One<T>(HttpContext context, T? found, Guid? version)
        where T : class
    {
        if (found is null)
            return Refuse([Refusal.NotFound]);
        var json = JsonSerializer.SerializeToUtf8Bytes(
            found,
            context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions
        );
        var tag =
            $"\"{version?.ToString() ?? Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 16))}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString() == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(json, "application/json; charset=utf-8");
    }

    /// <summary>Refusals as an RFC 9457 problem, each with its code, field and text in the caller's language.</summary>
    public static IResult Refuse(IReadOnlyList<Refusal> refusals)
    {
        var status = StatusOf(refusals);
        if (status == StatusCodes.Status404NotFound)
            return Results.Problem(statusCode: status);
        return Results.Problem(
            statusCode: status,
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = refusals
                    .Select(x => new
                    {
                        code = x.Code,
                        field = x.Field,
                        message = Text(x),
                    })
                    .ToArray(),
            }
        );
    }

    private static string Text(Refusal refusal) =>
        Texts.Has($"refusal.{refusal.Code}")
            ? Texts.Get($"refusal.{refusal.Code}", CultureInfo.CurrentUICulture, [.. refusal.Args])
            : refusal.Code;

    private static int StatusOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Select(x => x.Kind).Distinct().Order().Last() switch
        {
            _ when refusals.Any(x => x.Kind == RefusalKind.NotFound) => StatusCodes.Status404NotFound,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}
