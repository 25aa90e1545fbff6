using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Confero.Parties;
using Confero.Taxonomy;

namespace Confero.Landscape.Activities;

/// <summary>Codes and names of States and regions, as files write them.</summary>
public sealed class Countries
{
    private static readonly FrozenDictionary<string, string> Codes = LoadCodes();
    private static readonly RegionFile Regions = JsonSerializer.Deserialize<RegionFile>(
        Embedded.Text("landscape", "regions.json"),
        JsonSerializerOptions.Web
    )!;
    private readonly Taxonomies taxonomies;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> parties;

    /// <param name="parties">Parties that are here; invented States are known only from among them.</param>
    public Countries(Taxonomies taxonomies, IEnumerable<Party> parties)
    {
        this.taxonomies = taxonomies;
        foreach (var term in taxonomies.List("states").Terms)
        foreach (var name in term.Names.Values)
            names.TryAdd(Plain(name), term.Code);
        var states = parties.Where(x => x.IsState && !taxonomies.Has("states", x.Id)).ToList();
        this.parties = states.ToDictionary(x => x.Id, x => x.Region);
        foreach (var state in states)
        foreach (var name in state.Names.Values)
            names.TryAdd(Plain(name), state.Id);
    }

    /// <summary>Degrees of the point that stands for a region on the map.</summary>
    public static (double Latitude, double Longitude)? Point(string region) =>
        Regions.Points.TryGetValue(region, out var point) ? (point[0], point[1]) : null;

    /// <summary>Alpha-3 of an alpha-2, alpha-3 or numeric code; null for anything else.</summary>
    public static string? OfCode(string code) =>
        Codes.TryGetValue(code.Trim().ToUpperInvariant(), out var found) ? found : null;

    /// <summary>Alpha-3 of a code or of a short name in one of six languages; null where it is unknown.</summary>
    public string? Find(string text) =>
        OfCode(text) ?? (names.TryGetValue(Plain(text), out var code) ? code : KnownHere(text));

    /// <summary>M49 of a region code of the OECD or of M49; null where it is unknown.</summary>
    public string? Region(string code, bool ofOecd)
    {
        var trimmed = code.Trim();
        if (ofOecd)
            return Regions.Dac.GetValueOrDefault(trimmed);
        var padded = trimmed.PadLeft(3, '0');
        return taxonomies.Has("regions", padded) ? padded : null;
    }

    /// <summary>M49 of a region's name in one of six languages.</summary>
    public string? RegionNamed(string name)
    {
        var plain = Plain(name);
        return taxonomies
            .List("regions")
            .Terms.FirstOrDefault(x => x.Names.Values.Any(n => Plain(n) == plain))
            ?.Code;
    }

    /// <summary>M49 of the region a State lies in.</summary>
    public string? RegionOf(string state) =>
        taxonomies.Find("states", state)?.Parent ?? parties.GetValueOrDefault(state);

    /// <summary>Codes that are no country's but a State's that takes part here: the invented ones.</summary>
    private string? KnownHere(string text) =>
        parties.ContainsKey(text.Trim().ToUpperInvariant()) ? text.Trim().ToUpperInvariant() : null;

    private static string Plain(string name)
    {
        var plain = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetter(letter))
                plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    private static FrozenDictionary<string, string> LoadCodes()
    {
        var file = JsonSerializer.Deserialize<CodeFile>(
            Embedded.Text("landscape", "countries.json"),
            JsonSerializerOptions.Web
        )!;
        return file
            .Countries.SelectMany(x =>
                x.Distinct(StringComparer.Ordinal).Select(code => (code, Alpha3: x[1]))
            )
            .ToFrozenDictionary(x => x.code, x => x.Alpha3);
    }

    private sealed record CodeFile(IReadOnlyList<string[]> Countries);

    private sealed record RegionFile(
        IReadOnlyDictionary<string, string> Dac,
        IReadOnlyDictionary<string, double[]> Points
    );
}
