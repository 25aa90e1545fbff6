using System.Text.Json;

namespace Confero.Web.SignIn;

/// <summary>What a provider vouches for.</summary>
/// <param name="Verified">Whether it says that it has verified the address.</param>
/// <param name="Values">Values of the claim that says roles.</param>
/// <param name="Acr">How the person was proven to be who they are.</param>
/// <param name="ProvenAt">When that was.</param>
public sealed record ProviderClaims(
    string Subject,
    string? Email,
    bool Verified,
    IReadOnlyList<string> Values,
    string? Acr,
    DateTimeOffset? ProvenAt
)
{
    /// <summary>Reads claims; a single value counts as a list of one.</summary>
    public static ProviderClaims Of(JsonElement claims, string roleClaim)
    {
        var verified = Flag(claims, "email_verified");
        return new(
            Text(claims, "sub") ?? "",
            verified is false ? null : Text(claims, "email"),
            verified is true,
            ListOf(claims, roleClaim),
            Text(claims, "acr"),
            Instant(claims, "auth_time")
        );
    }

    /// <summary>These, with the address and the roles that were missing taken from more. How and when somebody was proven stands in the signed token only.</summary>
    public ProviderClaims And(ProviderClaims? more) =>
        more is null
            ? this
            : this with
            {
                Email = Email ?? more.Email,
                Verified = Email is null ? more.Verified : Verified,
                Values = Values.Count > 0 ? Values : more.Values,
            };

    private static IReadOnlyList<string> ListOf(JsonElement claims, string name)
    {
        if (!claims.TryGetProperty(name, out var found))
            return [];
        return found.ValueKind switch
        {
            JsonValueKind.Array =>
            [
                .. found
                    .EnumerateArray()
                    .Where(x => x.ValueKind == JsonValueKind.String)
                    .Select(x => x.GetString()!),
            ],
            JsonValueKind.String => [found.GetString()!],
            _ => [],
        };
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;

    /// <summary>Some providers write truth values as text.</summary>
    private static bool? Flag(JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var found)
            ? null
            : found.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String => found.GetString() == "true",
                _ => false,
            };

    /// <summary>Seconds since 1970.</summary>
    private static DateTimeOffset? Instant(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.Number
        && found.TryGetInt64(out var seconds)
        && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
