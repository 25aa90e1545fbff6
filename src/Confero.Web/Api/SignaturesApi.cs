using System.Text.Json;
using System.Text.Json.Nodes;
using Confero.Identity;
using Confero.Record;
using Confero.Requests;

namespace Confero.Web.Api;

/// <summary>Texts that wait for a signature, and signatures with all that is needed to check them elsewhere.</summary>
public static class SignaturesApi
{
    private const int Timeout = 300_000;

    public static void MapSignatures(this IEndpointRouteBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests").ForPersons();
        requests.MapGet("/{id}/signatures", File);
        requests.MapPost("/{id}/signing", Ask);
    }

    private static async Task<IResult> File(string id, SignatureQueries signatures, Caller caller) =>
        await signatures.File(caller.Viewer, id) is { } file
            ? Results.Text(file.Write(), "application/json")
            : ApiAnswers.Refuse([Refusal.NotFound]);

    /// <summary>The text as it stands, and the question whose answer by passkey is the signature under it.</summary>
    private static async Task<IResult> Ask(
        string id,
        string? step,
        SignatureQueries signatures,
        IdentityPolicy policy,
        Caller caller
    )
    {
        if (await signatures.ToSign(caller.Viewer, id, step ?? "") is not { } wanted)
            return ApiAnswers.Refuse([Refusal.NotFound]);
        var options = new JsonObject
        {
            ["challenge"] = Base64Url.Encode(PasskeySignature.ChallengeOf(wanted.Text)),
            ["rpId"] = policy.Domain,
            ["timeout"] = Timeout,
            ["userVerification"] = "required",
            ["allowCredentials"] = new JsonArray([
                .. wanted.Credentials.Select(x => new JsonObject { ["type"] = "public-key", ["id"] = x }),
            ]),
        };
        return Results.Json(new SigningQuestion(wanted.Text, JsonSerializer.SerializeToElement(options)));
    }
}

/// <summary>A text to sign, and WebAuthn options whose challenge is its SHA-256.</summary>
public sealed record SigningQuestion(string Text, JsonElement Options);
