using Confero.Storage;
using Confero.Vault;

namespace Confero.Dialogues;

/// <summary>What somebody with a ticket put into a box.</summary>
/// <param name="Tag">Hash of the ticket's serial.</param>
/// <param name="Text">The contribution; null in a poll.</param>
/// <param name="Choice">The voice in a poll; null for a contribution.</param>
public sealed record Slip(string Tag, string? Text, string? Language, Temperature? Choice);

/// <summary>What a box holds, ordered by tags, which are as good as random.</summary>
public sealed record BoxContent(IReadOnlyList<Slip> Slips, IReadOnlyList<string> Withdrawn)
{
    public static BoxContent Empty { get; } = new([], []);

    /// <summary>With this slip in place of the one with the same tag.</summary>
    public BoxContent With(Slip slip) =>
        this with
        {
            Slips =
            [
                .. Slips
                    .Where(x => x.Tag != slip.Tag)
                    .Append(slip)
                    .OrderBy(x => x.Tag, StringComparer.Ordinal),
            ],
        };

    public BoxContent Without(string tag) => this with { Slips = [.. Slips.Where(x => x.Tag != tag)] };

    /// <summary>With a published contribution marked to be taken back at the next release.</summary>
    public BoxContent Withdraw(string tag) =>
        this with
        {
            Withdrawn = [.. Withdrawn.Append(tag).Distinct().Order(StringComparer.Ordinal)],
        };
}

/// <summary>
/// Everything that waits for a question or poll without a name, in one row: it has no order of rows, no time and no
/// transaction of its own for any slip in it.
/// </summary>
public sealed class Box : IVersioned, ISealed
{
    public required string SubjectId { get; init; }

    [Confidential]
    public BoxContent Content { get; set; } = BoxContent.Empty;
    public Guid Version { get; set; }

    ValueTask<string?> ISealed.SealedFor(ConferoDb db) => new((string?)null);
}
