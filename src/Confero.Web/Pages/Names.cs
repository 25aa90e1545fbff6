using Confero.Languages;
using Confero.Parties;
using Confero.Process;
using Confero.Taxonomy;

namespace Confero.Web.Pages;

/// <summary>Names of codes in the reader's language, for one request.</summary>
public sealed class Names(
    TaxonomyQueries taxonomies,
    PartyQueries parties,
    ProcessQueries processes,
    Texts texts
)
{
    /// <summary>The taxonomies whose codes the rules of matching compare.</summary>
    private static readonly string[] Matched =
    [
        "items",
        "training-kinds",
        "expertise",
        "languages",
        "regions",
        "states",
        "stages",
        "units",
        "kinds",
        "objectives",
        "modules",
        "provider-kinds",
    ];

    private Taxonomies? terms;
    private IReadOnlyDictionary<string, string>? partyNames;
    private readonly Dictionary<(string, int), ProcessDefinition> definitions = [];

    public string Direction => Language.Of(CultureInfo.CurrentUICulture).Direction;
    public string LanguageTag { get; } = Language.Of(CultureInfo.CurrentUICulture).Tag;

    public async Task<Taxonomies> Terms() => terms ??= await taxonomies.Current();

    public async Task<string> Term(string taxonomy, string? code) =>
        code is null ? "" : (await Terms()).Name(taxonomy, code, LanguageTag);

    /// <summary>Codes of any taxonomy, separated by commas, as names; what is no code stays as it is. A level follows its colon.</summary>
    public async Task<string> Codes(string codes)
    {
        var current = await Terms();
        return string.Join(
            ", ",
            codes.Split(',', StringSplitOptions.TrimEntries).Select(x => Code(current, x))
        );
    }

    private string Code(Taxonomies current, string code)
    {
        var parts = code.Split(':', 2);
        var taxonomy = Matched.FirstOrDefault(x => current.Has(x, parts[0]));
        var name = taxonomy is null ? parts[0] : current.Name(taxonomy, parts[0], LanguageTag);
        return parts.Length == 1 ? name : $"{name} ({current.Name("levels", parts[1], LanguageTag)})";
    }

    /// <summary>The name of a party; its code where it is unknown.</summary>
    public async Task<string> Party(string? id)
    {
        partyNames ??= await parties.Names(LanguageTag);
        return id is null ? "" : partyNames.GetValueOrDefault(id, id);
    }

    /// <summary>The names of parties, in the order given.</summary>
    public async Task<IReadOnlyList<string>> Parties(IEnumerable<string> ids)
    {
        var names = new List<string>();
        foreach (var id in ids)
            names.Add(await Party(id));
        return names;
    }

    public async Task<ProcessDefinition> Process(string code, int version) =>
        definitions.TryGetValue((code, version), out var known)
            ? known
            : definitions[(code, version)] = await processes.Version(code, version);

    /// <summary>The name of a state of a case: the internal one for those who work on it, the public one for others.</summary>
    public async Task<string> State(string process, int version, string state, bool inside)
    {
        var found = (await Process(process, version)).State(state);
        return Pick(inside ? found.Names : found.PublicNames);
    }

    public async Task<string> Act(string process, int version, string act) =>
        (await Process(process, version)).Act(act) is { } found ? Pick(found.Names) : act;

    public string Pick(IReadOnlyDictionary<string, string> names) =>
        names.TryGetValue(LanguageTag, out var name) ? name : names["en"];

    /// <summary>A number of units as people say it; beside the unit's name where the number does not change it.</summary>
    public async Task<string> Quantity(long? number, string? unit)
    {
        if (number is null)
            return "";
        return unit is not null && Texts.Has($"quantity.{unit}.other")
            ? texts.Count($"quantity.{unit}", number.Value)
            : $"{number.Value.ToString("N0", CultureInfo.CurrentCulture)} {await Term("units", unit)}".Trim();
    }

    /// <summary>A sum of money as people read it.</summary>
    public async Task<string> Money(long? minor, string? currency)
    {
        if (minor is null || currency is null)
            return "";
        var digits = (await Terms()).Find("currencies", currency)?.MinorUnits ?? 2;
        var whole = minor.Value / (decimal)Math.Pow(10, digits);
        return $"{currency} {whole.ToString(whole == decimal.Truncate(whole) ? "N0" : $"N{digits}", CultureInfo.CurrentCulture)}";
    }

    public string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "";

    public string Instant(DateTimeOffset? at) =>
        at?.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture) ?? "";
}
