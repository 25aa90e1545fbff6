namespace Confero.Requests;

/// <summary>A field of a need line that takes codes, and how one is put into it.</summary>
/// <param name="Order">Its place in the form.</param>
/// <param name="Name">Its name in the API.</param>
/// <param name="Has">Whether the line has the code already.</param>
/// <param name="Take">The line with the code; a field of one code is overwritten.</param>
internal sealed record NeedField(
    int Order,
    string Name,
    Func<NeedInput, string, bool> Has,
    Func<NeedInput, string, NeedInput> Take
)
{
    private const int UsualLevel = 2;

    private static readonly NeedField Item = new(
        2,
        "item",
        (need, code) => need.Item == code,
        (need, code) => need with { Item = code }
    );

    private static readonly Dictionary<string, NeedField> ByTaxonomy = new(StringComparer.Ordinal)
    {
        ["kinds"] = new(
            0,
            "kind",
            (need, code) => need.Kind == code,
            (need, code) => need with { Kind = code }
        ),
        ["stages"] = new(
            1,
            "stage",
            (need, code) => need.Stage == code,
            (need, code) => need with { Stage = code }
        ),
        ["items"] = Item,
        ["training-kinds"] = Item,
        ["expertise"] = new(
            3,
            "competences",
            (need, code) => need.Competences.Any(x => x.Code == code),
            (need, code) =>
                need with
                {
                    Competences = [new Competence(code, UsualLevel), .. need.Competences.Skip(1)],
                }
        ),
        ["objectives"] = new(
            4,
            "objectives",
            (need, code) => need.Objectives.Contains(code),
            (need, code) => need with { Objectives = [.. need.Objectives, code] }
        ),
        ["modules"] = new(
            5,
            "modules",
            (need, code) => need.Modules.Contains(code),
            (need, code) => need with { Modules = [.. need.Modules, code] }
        ),
    };

    /// <summary>The field that takes codes of a taxonomy, or null.</summary>
    public static NeedField? Of(string taxonomy) => ByTaxonomy.GetValueOrDefault(taxonomy);
}
