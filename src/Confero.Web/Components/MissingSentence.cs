using Confero.Languages;
using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Web.Pages;

namespace Confero.Web.Components;

/// <summary>
/// Says in a sentence of the reader's language what one more of a missing type of help would change: "One more specialist
/// (explosives safety adviser; working in French; about 40 working days) in Western Africa, from September 2027, would let
/// 7 more needs be met." Shows nothing of single needs, only how many there are.
/// </summary>
public static class MissingSentence
{
    /// <summary>The sentence.</summary>
    /// <param name="missing">What is missing, see <see cref="Scarcity.Missing"/>.</param>
    /// <param name="currency">Currency of the portfolio's money, ISO 4217.</param>
    /// <param name="texts">Texts in the reader's language.</param>
    /// <param name="names">Names of codes in the reader's language.</param>
    public static async Task<string> Of(MissingResource missing, string currency, Texts texts, Names names)
    {
        var subject = await Subject(missing, currency, texts, names);
        if (await Details(missing, texts, names) is { Count: > 0 } details)
            subject = texts["missing.detail", subject, string.Join(texts["missing.separator"], details)];
        if (missing.Region is { } region)
            subject = texts["missing.where", subject, await names.Term("regions", region)];
        subject = texts["missing.from", subject, missing.Month.ToString("Y", CultureInfo.CurrentCulture)];
        return missing.NeedsMet.Count > 0
            ? texts["missing.sentence", subject, texts.Count("missing.needs", missing.NeedsMet.Count)]
            : texts[
                "missing.sentence.better",
                subject,
                texts.Count("missing.needs-better", missing.Needs.Count)
            ];
    }

    private static async Task<string> Subject(
        MissingResource missing,
        string currency,
        Texts texts,
        Names names
    ) =>
        missing.Sort switch
        {
            OfferSort.Expert => texts.Count("missing.persons", missing.Persons),
            OfferSort.Training => texts.Count("missing.seats", missing.QuantityOfAll),
            OfferSort.Material => texts["missing.goods"],
            OfferSort.Normative => texts["missing.normative"],
            OfferSort.Institutional => texts["missing.institutional"],
            OfferSort.Fund => texts["missing.money", await names.Money(missing.QuantityOfAll, currency)],
            _ => texts["missing.team"],
        };

    private static async Task<List<string>> Details(MissingResource missing, Texts texts, Names names)
    {
        var details = new List<string>();
        if (missing.Item is { } item)
            details.Add(await names.Codes(item));
        foreach (var competence in missing.Competences)
            details.Add(Inside(await names.Term("expertise", competence)));
        var languages = new List<string>();
        foreach (var language in missing.Languages)
            languages.Add(await names.Term("languages", language));
        if (languages.Count > 0)
            details.Add(texts["missing.languages", string.Join(texts["missing.or"], languages)]);
        if (missing.Sort == OfferSort.Expert)
            details.Add(texts.Count("missing.days", missing.QuantityOfAll));
        else if (missing is { Unit: { } unit, Sort: not OfferSort.Training })
            details.Add(await names.Quantity(missing.QuantityOfAll, unit));
        return details;
    }

    /// <summary>A name as it stands inside a sentence: without its capital, unless the whole word is one.</summary>
    private static string Inside(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1])
            ? char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..]
            : name;
}
