namespace Confero.Taxonomy;

/// <summary>All taxonomies at one moment; immutable.</summary>
public sealed class Taxonomies
{
    private readonly Dictionary<string, TermList> lists;
    private readonly Dictionary<(string Taxonomy, string Code), Term> terms;

    private Taxonomies(IEnumerable<TermList> lists)
    {
        this.lists = lists.ToDictionary(x => x.Taxonomy);
        terms = this
            .lists.Values.SelectMany(x => x.Terms, (list, term) => (list.Taxonomy, term))
            .ToDictionary(x => (x.Taxonomy, x.term.Code), x => x.term);
    }

    /// <summary>Names of the taxonomies.</summary>
    public IReadOnlyCollection<string> Names => lists.Keys;

    /// <summary>What Confero ships. Faulty files stop the start with a message that names file and term.</summary>
    public static Taxonomies Load() =>
        Read(Embedded.Files("taxonomies").Select(x => (x, Embedded.Text("taxonomies", x))));

    /// <summary>Taxonomies from the texts of files, each named after the taxonomy it holds.</summary>
    /// <exception cref="InvalidDataException">A file is faulty; the message names file, place and fault.</exception>
    public static Taxonomies Read(IEnumerable<(string File, string Text)> files)
    {
        var read = files.Select(x => TaxonomyFile.Read(x.File, x.Text)).ToList();
        TaxonomyFile.CheckParents(read);
        return new Taxonomies(read);
    }

    /// <summary>These taxonomies with edits laid over them.</summary>
    public Taxonomies WithEdits(IEnumerable<TermEdit> edits)
    {
        var byTaxonomy = edits.ToLookup(x => x.Taxonomy);
        return new Taxonomies(lists.Values.Select(list => With(list, [.. byTaxonomy[list.Taxonomy]])));
    }

    public TermList List(string taxonomy) => lists[taxonomy];

    /// <summary>The terms that may be chosen now, in the order of the file.</summary>
    public IEnumerable<Term> Choices(string taxonomy) => lists[taxonomy].Terms.Where(x => !x.Retired);

    /// <summary>Whether the code exists; a retired one does.</summary>
    public bool Has(string taxonomy, string code) => terms.ContainsKey((taxonomy, code));

    public Term? Find(string taxonomy, string code) => terms.GetValueOrDefault((taxonomy, code));

    /// <summary>The name of a code in a language; the code itself where it is unknown.</summary>
    public string Name(string taxonomy, string code, string language) =>
        Find(taxonomy, code)?.Name(language) ?? code;

    /// <summary>Decimals of a currency; two where it is unknown.</summary>
    public int MinorUnits(string currency) => Find("currencies", currency)?.MinorUnits ?? 2;

    /// <summary>The region and all regions above it, the world last.</summary>
    public IReadOnlyList<string> RegionAndAbove(string? region)
    {
        var path = new List<string>();
        for (
            var code = region;
            code is not null && !path.Contains(code);
            code = Find("regions", code)?.Parent
        )
            path.Add(code);
        return path;
    }

    private static TermList With(TermList list, IReadOnlyList<TermEdit> edits)
    {
        if (edits.Count == 0)
            return list;
        var byCode = edits.ToDictionary(x => x.Term);
        var kept = list.Terms.Select(x =>
            byCode.TryGetValue(x.Code, out var edit)
                ? x with
                {
                    Names = Merged(x.Names, edit.Names),
                    Retired = edit.Retired,
                }
                : x
        );
        var known = list.Terms.Select(x => x.Code).ToHashSet();
        var added = edits
            .Where(x => !known.Contains(x.Term))
            .Select(x => new Term
            {
                Code = x.Term,
                Names = x.Names,
                Retired = x.Retired,
            });
        return list with { Terms = [.. kept, .. added] };
    }

    private static Dictionary<string, string> Merged(
        IReadOnlyDictionary<string, string> names,
        IReadOnlyDictionary<string, string> edited
    )
    {
        var merged = new Dictionary<string, string>(names);
        foreach (var (language, name) in edited)
            merged[language] = name;
        return merged;
    }
}
