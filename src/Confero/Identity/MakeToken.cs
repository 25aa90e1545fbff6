using System.Text.Json.Serialization;
using Confero.Acts;

namespace Confero.Identity;

/// <summary>A member makes a token for a program. It can do nothing the member cannot, and no act that asks for the person.</summary>
/// <param name="Scopes">See <see cref="TokenScopes"/>.</param>
/// <param name="Days">How long it is good, 1 to 365.</param>
public sealed record MakeToken(string Name, IReadOnlyList<string> Scopes, int Days) : Act
{
    private const int MostDays = 365;
    private const int MostName = 100;

    /// <summary>SHA-256 of the token, in hex.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = "";

    public override string Code => "identity.make-token";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.Always;

    protected internal override Task<Outcome> Carry(ActScope scope)
    {
        var faults = Faults().ToList();
        if (faults.Count > 0)
            return Task.FromResult(Outcome.Refused(faults));
        var token = new ApiToken
        {
            Id = Ids.Token(),
            MemberId = scope.Member.Id,
            Name = Name.Trim(),
            Hash = Hash,
            Roles = scope.Member.Roles,
            Scopes = [.. Scopes.Distinct().Order(StringComparer.Ordinal)],
            MadeAt = scope.Now,
            ExpiresAt = scope.Now + TimeSpan.FromDays(Days),
        };
        scope.Db.Add(token);
        return Task.FromResult(Outcome.Of(token.Id));
    }

    private IEnumerable<Refusal> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return Refusal.Missing("name");
        else if (Name.Length > MostName)
            yield return Refusal.TooLong("name", MostName);
        if (Scopes.Count == 0)
            yield return Refusal.Missing("scopes");
        foreach (var scope in Scopes.Where(x => !TokenScopes.Has(x)))
            yield return Refusal.Unknown("scopes", scope);
        if (Days is < 1 or > MostDays)
            yield return Refusal.Invalid("token.days", "days", $"{MostDays}");
    }
}
