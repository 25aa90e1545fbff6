using Confero.Matching.Model;

namespace Confero.Matching;

/// <summary>The policies a plan can be made under, built in from <c>data/policies</c>.</summary>
public static class Policies
{
    private static readonly Lazy<IReadOnlyDictionary<string, MatchingPolicy>> Known = new(() =>
        Embedded
            .Files("policies")
            .ToDictionary(
                file => file[(file.IndexOf('-', StringComparison.Ordinal) + 1)..^".json".Length],
                file => MatchingJson.Read<MatchingPolicy>(Embedded.Text("policies", file))
            )
    );

    /// <summary>The one that is used when nobody chooses.</summary>
    public const string Standard = "standard";

    /// <summary>All of them by name, in the order in which they are offered.</summary>
    public static IReadOnlyDictionary<string, MatchingPolicy> All => Known.Value;
}
