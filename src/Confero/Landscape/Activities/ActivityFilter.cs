using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>What a list of activities is narrowed to.</summary>
public sealed record ActivityFilter
{
    /// <summary>Words that all occur in titles, identifier or names of parties.</summary>
    public string? Text { get; init; }

    /// <summary>Alpha-3 code of a State, or M49 code of a region.</summary>
    public string? Place { get; init; }

    /// <summary>The least nearness to our subject that is shown.</summary>
    public Nearness Subject { get; init; } = Nearness.On;
    public string? SourceId { get; init; }
    public ActivityStatus? Status { get; init; }
    public string? Stage { get; init; }

    /// <summary>Activities that ran in or after this year.</summary>
    public int? Since { get; init; }

    /// <summary>Activities that ran in or before this year.</summary>
    public int? Until { get; init; }

    /// <summary>Only those that only a machine judged near, for a person to look through.</summary>
    public bool Unanswered { get; init; }
    public string? Cursor { get; init; }

    /// <summary>Rows to return, 1 to 100.</summary>
    public int Size { get; init; } = 25;

    /// <param name="regions">The place and all regions inside it, if it is one.</param>
    internal IQueryable<Activity> Apply(IQueryable<Activity> activities, IReadOnlyList<string> regions)
    {
        foreach (var word in Words())
            activities = activities.Where(x => x.Lookup.Contains(word));
        if (Subject == Nearness.On)
            activities = activities.Where(x => x.Subject == Nearness.On);
        else if (Subject == Nearness.Near)
            activities = activities.Where(x => x.Subject == Nearness.On || x.Subject == Nearness.Near);
        if (Place is { } place)
            activities = activities.Where(x =>
                x.Places.Any(p => p.Code == place || (p.Region != null && regions.Contains(p.Region)))
            );
        if (SourceId is { } source)
            activities = activities.Where(x => x.SourceId == source);
        if (Status is { } status)
            activities = activities.Where(x => x.Status == status);
        if (Stage is { } stage)
            activities = activities.Where(x => x.Stage == stage);
        if (Since is { } since and > 0 and < 9999)
        {
            var first = new DateOnly(since, 1, 1);
            activities = activities.Where(x =>
                (x.To != null && x.To >= first) || (x.To == null && x.From >= first)
            );
        }
        if (Until is { } until and > 0 and < 9999)
        {
            var last = new DateOnly(until, 12, 31);
            activities = activities.Where(x => x.From != null && x.From <= last);
        }
        if (Unanswered)
            activities = activities.Where(x => x.Answered == null);
        return activities;
    }

    private IEnumerable<string> Words() =>
        (Text ?? "")
            .ToLowerInvariant()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Take(8);
}
