using System.Text.Json;
using Confero.Identity;
using Confero.Parties;

namespace Confero.Demonstration;

/// <summary>One of the invented people a visitor of the demonstration may be.</summary>
public sealed record DemonstrationPerson(
    string Key,
    string Party,
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    string Language,
    string? Expert = null
)
{
    /// <summary>The member id, the same in every demonstration.</summary>
    public string MemberId => $"MEM-DEMO-{Key.ToUpperInvariant()}";

    internal static IReadOnlyList<DemonstrationPerson> Load() =>
        JsonSerializer.Deserialize<List<DemonstrationPerson>>(
            Embedded.Text("demonstration", "people.json"),
            JsonSerializerOptions.Web
        )!;

    internal Member ToMember(DateTimeOffset now) =>
        new()
        {
            Id = MemberId,
            PartyId = Party == "expert" ? null : Party,
            Name = Name,
            Email = Email,
            Roles =
                RoleNames.Parse(Roles)
                ?? throw new InvalidDataException($"people.json: {Key} has an unknown role."),
            Language = Language,
            InvitedAt = now,
        };
}
