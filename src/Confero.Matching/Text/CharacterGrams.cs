namespace Confero.Matching.Text;

/// <summary>
/// Runs of 3 to 5 characters within a word and its two borders, hashed to 18 bits with FNV-1a. Words with a wrong
/// letter, and names in several spellings, still share most of them.
/// </summary>
internal static class CharacterGrams
{
    private const int Shortest = 3;
    private const int Longest = 5;
    private const int LongestRun = 64;
    private const int Mask = (1 << 18) - 1;
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private const char Border = '_';

    public static Dictionary<int, int> Count(IEnumerable<Token> tokens)
    {
        var counts = new Dictionary<int, int>();
        var run = "";
        var end = -1;
        foreach (var token in tokens)
        {
            if (token.Script == Script.Han && end == token.Start)
            {
                run += token.Word;
            }
            else
            {
                AddWord(run, counts);
                run = token.Word;
            }
            end = token.Script == Script.Han && run.Length < LongestRun ? token.End : -1;
        }
        AddWord(run, counts);
        return counts;
    }

    private static void AddWord(string word, Dictionary<int, int> counts)
    {
        if (word.Length == 0)
            return;
        for (var start = -1; start <= word.Length; start++)
        {
            var hash = Offset;
            for (var length = 1; length <= Longest && start + length <= word.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = (hash ^ (at < 0 || at == word.Length ? Border : word[at])) * Prime;
                if (length < Shortest)
                    continue;
                var gram = (int)((hash ^ (hash >> 18)) & Mask);
                counts[gram] = counts.GetValueOrDefault(gram) + 1;
            }
        }
    }
}
