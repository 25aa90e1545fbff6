using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Taxonomy;

namespace Confero.Requests;

/// <summary>
/// Somebody through whose eyes a State looks at its own case: <c>public</c>, <c>expert</c>, <c>secretariat</c>,
/// <c>party</c> (a registered party nobody named), <c>party:QMR</c>, or <c>region:202</c> (every State of it).
/// </summary>
public sealed record Onlooker(string Kind, string? Code = null)
{
    /// <summary>A party that no case names; stands for any registered party.</summary>
    private const string Nobody = "-";

    public static IReadOnlyList<string> Kinds { get; } =
    ["public", "party", "region", "expert", "secretariat"];

    /// <summary>Null for what names nobody.</summary>
    public static Onlooker? Parse(string? text)
    {
        var parts = (text ?? "").Split(':', 2);
        var code = parts.Length == 2 && parts[1].Length > 0 ? parts[1] : null;
        return !Kinds.Contains(parts[0]) || (parts[0] == "region" && code is null)
            ? null
            : new Onlooker(parts[0], parts[0] is "party" or "region" ? code : null);
    }

    public override string ToString() => Code is null ? Kind : $"{Kind}:{Code}";

    /// <summary>The viewers it stands for; a region stands for each of its States but the owner.</summary>
    internal IReadOnlyList<Viewer> Viewers(
        string ownerId,
        Taxonomies taxonomies,
        IReadOnlyCollection<Party> parties
    ) =>
        Kind switch
        {
            "public" => [Viewer.Public],
            "expert" => [new Viewer("-", null, Roles.Expert, ExpertId: "-")],
            "secretariat" => [new Viewer("-", Party.Secretariat, Roles.Broker, IsSecretariat: true)],
            "region" =>
            [
                .. parties
                    .Where(x => x.IsState && !x.Historic && x.Id != ownerId)
                    .Where(x => taxonomies.RegionAndAbove(x.Region).Contains(Code!))
                    .OrderBy(x => x.Id, StringComparer.Ordinal)
                    .Select(x => Of(x.Id)),
            ],
            _ => Code is null || parties.Any(x => x.Id == Code) ? [Of(Code ?? Nobody)] : [],
        };

    internal static Viewer Of(string partyId) => new("-", partyId, Roles.Authoriser | Roles.Drafter);
}
