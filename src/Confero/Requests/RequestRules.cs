using Confero.Acts;
using Confero.Disclosure;
using Confero.Parties;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>What must hold of the head and texts of a request, wherever they come from.</summary>
internal static class RequestRules
{
    public const int MostTitle = 200;
    public const int MostText = 20_000;
    public const int MostNeeds = 100;

    public static IEnumerable<Refusal> Check(string title, string language, Taxonomies taxonomies)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return Refusal.Missing("title");
        else if (title.Length > MostTitle)
            yield return Refusal.TooLong("title", MostTitle);
        if (!taxonomies.Has("languages", language))
            yield return Refusal.Unknown("language", language);
    }

    public static IEnumerable<Refusal> Check(IReadOnlyDictionary<Section, string> texts) =>
        texts.Where(x => x.Value.Length > MostText).Select(x => Refusal.TooLong(FieldOf(x.Key), MostText));

    /// <summary>Name of a section as forms and files write it.</summary>
    public static string FieldOf(Section section) => JsonNames.Of(section);

    public static Task<bool> ActsForState(this ActScope scope) =>
        scope.Db.Set<Party>().AnyAsync(x => x.Id == scope.Member.PartyId && x.Kind == "state");
}
