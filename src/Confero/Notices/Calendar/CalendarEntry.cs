using Confero.Disclosure;

namespace Confero.Notices.Calendar;

/// <summary>A date of a case or an offer, without a word of its content.</summary>
/// <param name="Text">Key of the text in <see cref="SentTexts"/>, for example <c>calendar.deadline</c>.</param>
/// <param name="Reference">Id of what it is about.</param>
/// <param name="Part">Tells dates of one thing apart; the same date keeps it when it moves.</param>
/// <param name="Path">The page it leads to, from the root of the site.</param>
/// <param name="Since">When the date was last set.</param>
public sealed record CalendarEntry(
    string Text,
    string Reference,
    string Part,
    string Path,
    DateTimeOffset Since
)
{
    /// <summary>The instant it falls due; null for a whole day.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The whole day it falls on; null for an instant.</summary>
    public DateOnly? On { get; init; }

    /// <summary>When it ends; null for what has no length.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How often it was moved (RFC 5545, SEQUENCE).</summary>
    public int Sequence { get; init; }
    public bool Cancelled { get; init; }

    /// <summary>Its name, place and address, in a file that the viewer takes; never in the feed.</summary>
    public string? Title { get; init; }
    public string? Place { get; init; }
}

/// <summary>A capability gives the dates a viewer may know. All are asked anew at every reading of a calendar.</summary>
public interface ICalendarSource
{
    Task<IReadOnlyList<CalendarEntry>> Entries(Viewer viewer);
}
