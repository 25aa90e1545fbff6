using System.Collections;
using System.Collections.Frozen;

namespace Confero.Matching.Text;

/// <summary>
/// Finds the concepts a text speaks of, in any of the six languages. What it finds is a proposal for a person to
/// confirm. Built once; safe for use by many threads.
/// </summary>
public sealed class ConceptSpotter
{
    private readonly FrozenDictionary<string, LabelFinder> _finders;

    /// <summary>Prepares the labels of a thesaurus.</summary>
    public ConceptSpotter(Thesaurus thesaurus) =>
        _finders = TextLanguages.All.ToFrozenDictionary(
            language => language,
            language => new LabelFinder(thesaurus, language),
            StringComparer.Ordinal
        );

    /// <summary>
    /// Concepts in a text, in order of where they stand. Of labels that overlap the longest wins; concepts that share
    /// a label are all given. Words are matched whole, Chinese anywhere; endings and small words in between are
    /// passed over. Never throws for what a text holds.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="language">Its language if known; otherwise it is guessed from the text.</param>
    /// <exception cref="ArgumentException">The language is not among <see cref="TextLanguages.All"/>.</exception>
    public IReadOnlyList<ConceptMatch> Spot(string text, string? language = null)
    {
        if (language is not null && !_finders.ContainsKey(language))
            throw new ArgumentException($"{language} cannot be read.", nameof(language));
        var tokens = Tokens.Of(text);
        return
        [
            .. Find(tokens, language is null ? TextLanguages.Of(tokens) : [language])
                .Where(x => x.IsLongest)
                .Select(x => Match(tokens, x.Finding))
                .OrderBy(x => x.Start)
                .ThenBy(x => x.Concept),
        ];
    }

    /// <summary>
    /// Every label found, longest first, each concept once per place; the shorter ones inside or across longer ones
    /// are marked.
    /// </summary>
    internal List<Spotted> Find(IReadOnlyList<Token> tokens, IReadOnlyList<string> languages)
    {
        var findings = new List<Finding>();
        foreach (var language in languages)
            _finders[language].Find(tokens, findings);
        var taken = new BitArray(tokens.Count);
        var spotted = new List<Spotted>(findings.Count);
        foreach (
            var place in findings
                .GroupBy(x => (x.First, x.Last))
                .OrderByDescending(x => tokens[x.Key.Last].End - tokens[x.Key.First].Start)
                .ThenBy(x => x.Key.First)
        )
        {
            var free = !Any(taken, place.Key.First, place.Key.Last);
            if (free)
                for (var i = place.Key.First; i <= place.Key.Last; i++)
                    taken[i] = true;
            var once = place.DistinctBy(x => x.Pattern.Concept).ToList();
            spotted.AddRange(once.Select(x => new Spotted(x, free, once.Count)));
        }
        return spotted;
    }

    private static bool Any(BitArray taken, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (taken[i])
                return true;
        return false;
    }

    private static ConceptMatch Match(List<Token> tokens, Finding finding)
    {
        var start = tokens[finding.First].Start;
        return new ConceptMatch(
            finding.Pattern.Concept,
            start,
            tokens[finding.Last].End - start,
            finding.Pattern.Label,
            finding.Pattern.Language
        );
    }
}

/// <summary>A label found, whether no longer one covers it, and how many concepts have that label.</summary>
internal readonly record struct Spotted(Finding Finding, bool IsLongest, int Sharing);
