using System.Collections.Frozen;

namespace Confero.Matching.Text;

/// <summary>Words that carry no subject, folded. They are passed over in labels and texts alike.</summary>
internal static class Stopwords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<
        string,
        string
    >
    {
        [TextLanguages.English] =
            "a an the of and or to in on at for from with by as is are was were be been being it its "
            + "our we us you your they their he she his her who which what how why when where there here has "
            + "have had do does did so too very also only all any some such can could should "
            + "would will may must shall up right two three four five ten thirty if than then because into "
            + "about between nobody still",
        [TextLanguages.French] =
            "a le la les l un une des de du d et ou au aux en dans sur sous pour par avec se "
            + "s plus nos notre nous vous votre vos ils elles leur leurs il elle son sa ses mon ma mes qui "
            + "que qu quoi dont est sont etre a ont ete avoir fait tres trop aussi bien y mais donc car comme si "
            + "entre vers deux trois dix trente faut on devrait doit doivent pourrait peut peuvent jusqu "
            + "merci personne faute",
        [TextLanguages.Spanish] =
            "el la los las un una unos unas de del al y e o u en a con por para sobre entre que se su sus lo le "
            + "les nuestro nuestra nuestros nuestras nos es son ser estar hay ha han "
            + "fue como mas muy tambien si ya desde hasta dos tres diez treinta debe deben deberia pueden "
            + "puede podria podrian quien cual donde cuando porque lo nadie favor hay",
        [TextLanguages.Russian] =
            "и в во на с со к ко о об от из за по у для при под над между через а но или что как кто "
            + "это его ее их наш наша наше наши наших нашим мы вы они он она оно нам нас вас "
            + "был была были быть есть бы же ли также так все всех уже еще очень слишком который которая которые "
            + "два две трех три десяти тридцати следует должен должны можно может могут она никто нужна нужны самых",
        [TextLanguages.Arabic] =
            "في من الى علي عن مع او و ثم ان انه انها هو هي هم نحن ما قد كان كانت بعض "
            + "بين خلال عند حتي كما التي الذي الذين لدي لدينا ايضا جدا يجب ينبغي يمكن كيف احد "
            + "ابدا لذلك توجد",
        [TextLanguages.Chinese] = "的 了 和 与 及 在 是 为 之 并 而 把 被 将 所 也 们",
    }.ToFrozenDictionary(
        x => x.Key,
        x => x.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    public static bool Contains(string language, string word) => ByLanguage[language].Contains(word);
}
