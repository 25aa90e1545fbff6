using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Jobs;

/// <summary>Long or later work, stored with the change that asked for it, leased by one node at a time.</summary>
public sealed class Job
{
    public required string Id { get; init; }

    /// <summary>What kind of work, for example <c>process.limit</c> or <c>matching.plan</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it needs to know, as JSON.</summary>
    public string Payload { get; init; } = "{}";

    /// <summary>Who asked for it; null for the mechanism itself.</summary>
    public string? MemberId { get; init; }
    public DateTimeOffset RunAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public int Attempts { get; set; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; set; }
    public bool CancelAsked { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What it made, for example the id of a plan.</summary>
    public string? Result { get; set; }

    /// <summary>Why it failed, as a code; details are in the log.</summary>
    public string? Error { get; set; }
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("Jobs");
        job.HasIndex(x => new { x.EndedAt, x.RunAt });
    }
}
