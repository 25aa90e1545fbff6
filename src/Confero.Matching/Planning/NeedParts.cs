using Confero.Matching.Model;

namespace Confero.Matching.Planning;

/// <summary>How a divisible need is cut: the minimum useful part first, the rest in equal parts.</summary>
internal static class NeedParts
{
    /// <summary>The sizes of the parts, which add up to <paramref name="asked"/>; one part where the need is whole.</summary>
    public static IReadOnlyList<long> Of(Need need, long asked, int mostParts)
    {
        var count = need.Divisible
            ? (int)Math.Min(Math.Min(mostParts, need.MaxPartners ?? mostParts), asked)
            : 1;
        if (count <= 1)
            return [asked];
        var first = Math.Clamp(need.MinimumUseful ?? 0, (asked + count - 1) / count, asked);
        var parts = new List<long> { first };
        var rest = asked - first;
        for (var left = count - 1; left > 0 && rest > 0; left--)
        {
            var part = (rest + left - 1) / left;
            parts.Add(part);
            rest -= part;
        }
        return parts;
    }
}
