namespace Confero.Disclosure;

/// <summary>A stretch of a list. It never says how many there are in all: a total could tell of what is hidden.</summary>
/// <param name="Next">Where the next stretch begins; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Cuts a stretch out of one row more than asked for.</summary>
    internal static Page<T> Of(IReadOnlyList<T> oneMore, int size, Func<T, string> cursor) =>
        oneMore.Count <= size ? new(oneMore, null) : new([.. oneMore.Take(size)], cursor(oneMore[size - 1]));
}

/// <summary>Where a stretch of a list ordered by newest change begins: after this row.</summary>
internal sealed record Cursor(long ChangedAt, string Id)
{
    public static string Text(DateTimeOffset changedAt, string id) =>
        $"{changedAt.ToUnixTimeMilliseconds()}~{id}";

    /// <summary>Null for no cursor or one that was not made by <see cref="Text"/>.</summary>
    public static Cursor? Parse(string? text) =>
        text?.Split('~') is [var ms, var id]
        && long.TryParse(ms, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new Cursor(at, id)
            : null;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt);
}
