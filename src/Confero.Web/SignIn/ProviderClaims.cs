using System.Text.Json;

namespace Confero.Web.SignIn;

/// <summary>What a provider vouches for.</summary>
/// <param name="Email">Null when it gives none, or says itself that it is not verified.</param>
/// <param name="Values">Values of the claim that says roles.</param>
public sealed record ProviderClaims(string Subject, string? Email, IReadOnlyList<string> Values)
{
    /// <summary>Reads claims; a single value counts as a list of one.</summary>
    public static ProviderClaims Of(JsonElement claims, string roleClaim) =>
        new(
            Text(claims, "sub") ?? "",
            IsFalse(claims, "email_verified") ? null : Text(claims, "email"),
            ListOf(claims, roleClaim)
        );

    /// <summary>These, with what was missing taken from more.</summary>
    public ProviderClaims And(ProviderClaims? more) =>
        more is null
            ? this
            : this with
            {
                Email = Email ?? more.Email,
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

    private static bool IsFalse(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var found)
        && (
            found.ValueKind == JsonValueKind.False
            || (found.ValueKind == JsonValueKind.String && found.GetString() == "false")
        );
}
