using Confero.Taxonomy;

namespace Confero.Requests;

/// <summary>Checks competences, which needs ask for and experts have.</summary>
internal static class CompetenceRules
{
    public static IEnumerable<Refusal> Check(Taxonomies taxonomies, IEnumerable<Competence> competences)
    {
        foreach (var competence in competences)
        {
            if (!taxonomies.Has("expertise", competence.Code))
                yield return Refusal.Unknown("competences", competence.Code);
            if (competence.Level is < 1 or > 4)
                yield return Refusal.Invalid("input.out-of-range", "competences", "1", "4");
        }
    }
}
