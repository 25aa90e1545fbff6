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

    public static TermList Read(string file, string text)
    {
        try
        {
            var list =
                JsonSerializer.Deserialize<TermList>(text, Options) ?? throw Fault(file, "-", "it is empty");
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

    /// <summary>Every parent must be a term of the taxonomy the file names, or of the file itself.</summary>
    public static void CheckParents(IReadOnlyList<TermList> lists)
    {
        var codes = lists.ToDictionary(x => x.Taxonomy, x => x.Terms.Select(t => t.Code).ToHashSet());
        foreach (var list in lists)
        {
            var above = list.ParentsIn ?? list.Taxonomy;
            if (!codes.TryGetValue(above, out var known))
                throw Fault($"{list.Taxonomy}.json", "-", $"there is no taxonomy {above} for its parents");
            foreach (var term in list.Terms.Where(x => x.Parent is not null && !known.Contains(x.Parent)))
                throw Fault(
                    $"{list.Taxonomy}.json",
                    term.Code,
                    $"its parent {term.Parent} is not in {above}.json"
                );
        }
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
            if (term.Names.FirstOrDefault(x => x.Value != x.Value.Trim()) is { Key: { } language })
                throw Fault(file, term.Code, $"its name in {language} begins or ends with a space");
        }
    }

    private static InvalidDataException Fault(string file, string term, string fault) =>
        new($"data/taxonomies/{file}, term {term}: {fault}.");
}
