using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Taxonomy;

/// <summary>Reads and checks one file of <c>data/taxonomies</c>.</summary>
internal static class TaxonomyFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static TermList Read(string file)
    {
        try
        {
            var list = JsonSerializer.Deserialize<TermList>(Embedded.Text("taxonomies", file), Options)!;
            Check(file, list);
            return list;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"data/taxonomies/{file}, line {fault.LineNumber + 1}: {fault.Message}",
                fault
            );
        }
    }

    /// <summary>Regions must lie in known regions, and States too.</summary>
    public static void CheckParents(IReadOnlyList<TermList> lists)
    {
        var regions = lists.Single(x => x.Taxonomy == "regions").Terms.Select(x => x.Code).ToHashSet();
        foreach (var list in lists)
        foreach (var term in list.Terms.Where(x => x.Parent is not null && !regions.Contains(x.Parent)))
            throw Fault(
                $"{list.Taxonomy}.json",
                term.Code,
                $"the region {term.Parent} is not in regions.json"
            );
    }

    private static void Check(string file, TermList list)
    {
        if (list.Taxonomy + ".json" != file)
            throw Fault(file, "-", $"it calls itself {list.Taxonomy}");
        var seen = new HashSet<string>();
        foreach (var term in list.Terms)
        {
            if (!seen.Add(term.Code))
                throw Fault(file, term.Code, "the code stands twice");
            if (!term.Names.TryGetValue("en", out var english) || string.IsNullOrWhiteSpace(english))
                throw Fault(file, term.Code, "it has no English name");
        }
    }

    private static InvalidDataException Fault(string file, string term, string fault) =>
        new($"data/taxonomies/{file}, term {term}: {fault}.");
}
