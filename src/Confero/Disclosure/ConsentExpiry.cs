using Confero.Jobs;

namespace Confero.Disclosure;

/// <summary>The job that lets a consent end on its day.</summary>
internal static class ConsentExpiry
{
    public const string JobKind = "consent.expiry";

    /// <summary>The end of a day, as an instant: the day still counts whole, in UTC.</summary>
    public static DateTimeOffset? EndOf(DateOnly? day) =>
        day is { } last
            ? new DateTimeOffset(last.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;

    public static Job Job(Consent consent, DateTimeOffset until) =>
        new()
        {
            Id = $"EXPIRY-{consent.Id}",
            Kind = JobKind,
            Payload = consent.Id,
            RunAt = until,
        };
}
